import * as vscode from "vscode";
import type { ItemSummary } from "../../../core/item/item.ts";
import { chooseItems } from "../../ask/chooseItems.ts";
import { textIn } from "../../ask/itemArgument.ts";
import { type Choice, pickOne } from "../../ask/pick.ts";
import { copyText } from "../../window/copyText.ts";
import type { Command, CommandDependencies } from "../command.ts";

/**
 * Copies ids of Items or accounts, one a line. Access tokens are offered for the local sandbox only: Plaid's are secret.
 */
export const copyIds: Command = async (deps, argument, selected) => {
  const accountId = textIn(argument, "accountId");
  if (accountId !== undefined && !Array.isArray(selected)) return copyText(accountId);
  const title = vscode.l10n.t("Copy IDs");
  const chosen = await chooseItems(deps, { argument, selected }, { title });
  const choices = choicesOf(deps, chosen);
  const named = choices.find(({ what }) => what === textIn(argument, "what"));
  const get = named?.value ?? (await pickOne(choices, { title, placeHolder: vscode.l10n.t("What to copy") }));
  await copyText(await get());
};

interface IdChoice extends Choice<() => Promise<string>> {
  /** The name in a command's argument. */
  readonly what: "item" | "accounts" | "account" | "institution" | "token";
}

function choicesOf({ items, localItems }: CommandDependencies, chosen: readonly ItemSummary[]): readonly IdChoice[] {
  const accounts = chosen.flatMap(({ itemId }) => items.get(itemId)?.accounts ?? []);
  const itemIds = chosen.map(({ itemId }) => itemId).join("\n");
  const institutions = [...new Set(chosen.map(({ institutionId }) => institutionId).filter((id) => id !== null))];
  const accountIds = accounts.map(({ accountId }) => accountId).join("\n");
  const isLocal = chosen.every(({ environment }) => environment === "local");
  const tokens = async () =>
    (await Promise.all(chosen.map(({ itemId }) => localItems.accessTokenOf(itemId)))).join("\n");
  return [
    // A partner does not get the Item's id.
    ...(chosen.some(({ isProcessor }) => isProcessor === true)
      ? []
      : [{ label: vscode.l10n.t("Item ID"), description: itemIds, what: "item", value: async () => itemIds } as const]),
    ...(accounts.length === 0
      ? []
      : [
          {
            label: vscode.l10n.t("All account IDs"),
            description: vscode.l10n.t("{0} accounts", accounts.length),
            what: "accounts",
            value: async () => accountIds,
          } as const,
        ]),
    ...accounts.map(
      ({ accountId, name, mask }) =>
        ({
          label: vscode.l10n.t("Account ID of {0}", [name, mask].filter(Boolean).join(" ••") || accountId),
          description: accountId,
          what: "account",
          value: async () => accountId,
        }) as const,
    ),
    ...(institutions.length === 0
      ? []
      : [
          {
            label: vscode.l10n.t("Institution ID"),
            description: institutions.join(", "),
            what: "institution",
            value: async () => institutions.join("\n"),
          } as const,
        ]),
    ...(isLocal
      ? [
          {
            label: vscode.l10n.t("Access token"),
            detail: vscode.l10n.t("Of the local sandbox: no secret, and good nowhere else"),
            what: "token",
            value: tokens,
          } as const,
        ]
      : []),
  ];
}
