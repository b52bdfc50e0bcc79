import * as vscode from "vscode";
import type { GapAmount } from "../../core/comparison/itemGap.ts";
import { currencyOf } from "../../core/reading/balances.ts";
import { isolateRuns } from "../../text/bidi.ts";
import { formatAge, formatMoney } from "../../text/format.ts";
import { nameWithMask, unnamedAccount } from "../../text/nameWithMask.ts";
import type { TextContext } from "../../text/segment.ts";
import { commandIds } from "../commandIds.ts";
import type { AccountEntry, KnownBalance } from "../store/itemStore.ts";
import { sizeWords } from "./gapWords.ts";
import { grownAge } from "./itemHealth.ts";
import type { AccountNode } from "./nodes.ts";

export interface RowTime {
  /** Wall clock, ms. */
  readonly now: number;
  readonly context: TextContext;
}

export function accountRow(
  node: AccountNode,
  entry: AccountEntry & { readonly gap?: GapAmount | undefined },
  time: RowTime,
): vscode.TreeItem {
  const label = accountLabel(entry, time.context);
  const row = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  row.id = node.id;
  // The balance comes first: a narrow side bar cuts off the end.
  const { gap } = entry;
  const gapWords = gap === undefined ? null : sizeWords(gap, time.context);
  row.description = [...balanceWords(entry.balance, time, gapWords), entry.subtype ?? entry.type]
    .filter((part) => part !== null)
    .join(" · ");
  row.iconPath = new vscode.ThemeIcon(iconName(entry.type));
  row.contextValue = "account";
  // Opens the Item's comparison, which shows what is known of the account and makes no call.
  row.command = {
    command: commandIds.openLatestComparison,
    title: vscode.l10n.t("Open Latest Comparison"),
    arguments: [node],
  };
  row.accessibilityInformation = { label: `${label}, ${row.description}` };
  return row;
}

/** Built when the tooltip is shown, so that the age is current. */
export function accountTooltip(entry: AccountEntry, time: RowTime): string {
  const { balance } = entry;
  const label = accountLabel(entry, time.context);
  if (balance === null) return `${label}\n${vscode.l10n.t("No endpoint has given a balance yet.")}`;
  const { available, current, limit } = balance.balances;
  const rows: (readonly [string, number | null | undefined])[] = [
    [vscode.l10n.t("Available"), available],
    [vscode.l10n.t("Current"), current],
    [vscode.l10n.t("Limit"), limit],
  ];
  return [
    label,
    ...rows.flatMap(([name, value]) =>
      typeof value === "number" ? [`${name}: ${moneyOf(balance, value, time)}`] : [],
    ),
    vscode.l10n.t("From {0}, {1}", balance.endpoint, formatAge(grownAge(balance, time.now), time.context)),
  ].join("\n");
}

function accountLabel({ name, mask }: AccountEntry, context: TextContext): string {
  return nameWithMask(isolateRuns(name ?? unnamedAccount(context)), mask);
}

/** The available balance, or current where the bank returns none: available decides a payment. */
function balanceWords(balance: KnownBalance | null, time: RowTime, gap: string | null): readonly string[] {
  if (balance === null) return [vscode.l10n.t("no balance")];
  const value = balance.balances.available ?? balance.balances.current;
  const words =
    gap === null ? formatAge(grownAge(balance, time.now), time.context) : vscode.l10n.t("cached was {0}", gap);
  return typeof value === "number" ? [moneyOf(balance, value, time), words] : [words];
}

function moneyOf(balance: KnownBalance, value: number, { context }: RowTime): string {
  return formatMoney(value, currencyOf(balance.balances), context);
}

function iconName(type: string | null): string {
  switch (type) {
    case "credit":
      return "credit-card";
    case "loan":
      return "law";
    case "investment":
      return "graph-line";
    default:
      return "archive";
  }
}
