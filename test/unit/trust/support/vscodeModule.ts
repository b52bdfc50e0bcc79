import { fakeVscode } from "./fakeVscode.ts";

/** The stand-in under the names that are imported from `vscode`, for code that is bundled with it. */
export const { l10n, ViewColumn, Uri, env, commands, window } = fakeVscode;
