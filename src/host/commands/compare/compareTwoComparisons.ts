import * as vscode from "vscode";
import { changesMarkdown } from "../../../text/export/changesMarkdown.ts";
import { chooseComparison, pickKept } from "../../ask/chooseComparison.ts";
import { textIn } from "../../ask/itemArgument.ts";
import { environmentOf, storeKeyOf } from "../../store/storeKey.ts";
import { textContext } from "../../window/textContext.ts";
import type { Command } from "../command.ts";

/** Shows what changed between two saved comparisons of one Item, in whichever order they were chosen. Makes no call. */
export const compareTwoComparisons: Command = async (deps, argument) => {
  const title = vscode.l10n.t("Compare Two Comparisons");
  const one = await chooseComparison(deps, argument, title);
  const otherId = textIn(argument, "otherComparisonId");
  const other = await pickKept(deps, otherId === undefined ? undefined : { comparisonId: otherId }, {
    title: vscode.l10n.t("Compare With"),
    fits: ({ itemId, comparisonId }) => itemId === storeKeyOf(one) && comparisonId !== one.id,
  });
  const [before, after] = one.startedAt <= other.startedAt ? [one, other] : [other, one];
  const text = deps.log.redacted(changesMarkdown(before, after, textContext()));
  await deps.documents.show({ environment: environmentOf(after), folder: after.id, name: "changes.md", text });
};
