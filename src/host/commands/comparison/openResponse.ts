import * as vscode from "vscode";
import { chooseComparison } from "../../ask/chooseComparison.ts";
import { chooseResponse } from "../../ask/chooseResponse.ts";
import { textIn } from "../../ask/itemArgument.ts";
import type { Command } from "../command.ts";

/** Opens the masked response to one call in a read-only editor. */
export const openResponse: Command = async (deps, argument) => {
  const title = vscode.l10n.t("Response as JSON");
  const comparison = await chooseComparison(deps, argument, title);
  const named = textIn(argument, "readingId");
  const reading = await chooseResponse(deps.responses, comparison, { named, title });
  await deps.responseDocuments.show(comparison, reading);
};
