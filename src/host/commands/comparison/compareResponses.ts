import * as vscode from "vscode";
import { chooseComparison } from "../../ask/chooseComparison.ts";
import { chooseResponse } from "../../ask/chooseResponse.ts";
import { textIn } from "../../ask/itemArgument.ts";
import type { Command } from "../command.ts";

/** Opens two responses side by side in VS Code's diff editor, both masked. */
export const compareResponses: Command = async (deps, argument) => {
  const title = vscode.l10n.t("Compare Two Responses");
  const comparison = await chooseComparison(deps, argument, title);
  const left = await chooseResponse(deps.responses, comparison, { named: textIn(argument, "readingId"), title });
  const named = textIn(argument, "otherReadingId");
  const right = await chooseResponse(deps.responses, comparison, { named, title, beside: left });
  await deps.responseDocuments.compare(comparison, left, right);
};
