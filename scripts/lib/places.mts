import path from "node:path";

/** The checkout. */
export const root = path.dirname(path.dirname(import.meta.dirname));
/** What the build writes. */
export const dist = path.join(root, "dist");
/** Results and, on failure, screenshots, traces and logs. */
export const out = path.join(root, "out");
/** Locks and stamps of work done. */
export const cache = path.join(root, ".cache");
/** Copies of VS Code and the profiles they run with. */
export const vscodeFolder = path.join(root, ".vscode-test");
/** What `npm run package` writes. */
export const vsix = path.join(root, "balance-lens.vsix");

export const extensionId = "balance-lens.balance-lens";
