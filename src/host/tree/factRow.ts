import * as vscode from "vscode";
import type { ItemFacts, ProductStatus } from "../../core/item/item.ts";
import { formatDateTime, formatDuration } from "../../text/format.ts";
import type { TextContext } from "../../text/segment.ts";
import { commandIds } from "../commandIds.ts";
import type { ItemEntry } from "../store/itemStore.ts";
import type { RowTime } from "./accountRow.ts";
import { healthOf } from "./itemHealth.ts";
import { type FactNode, itemNode } from "./nodes.ts";
import { errorIcon, warningIcon } from "./problemIcons.ts";

/**
 * One fact from `/item/get` as a row: the Item's error, with its remedy as the row's command, or the time of Plaid's
 * last update.
 */
export function factRow(node: FactNode, entry: ItemEntry, time: RowTime): vscode.TreeItem {
  const { label, description, icon } = node.fact === "error" ? errorWords(entry) : updatedWords(entry, time);
  const row = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  row.id = node.id;
  row.description = description;
  row.iconPath = icon;
  row.contextValue = `fact ${node.fact}`;
  if (node.fact === "error") row.command = fixOf(entry);
  row.accessibilityInformation = { label: [label, description].filter(Boolean).join(", ") };
  return row;
}

/** Every fact from `/item/get`, one per line. */
export function factTooltip(node: FactNode, entry: ItemEntry, time: RowTime): string | undefined {
  const { facts, item } = entry;
  if (node.fact === "error" || facts === null) return undefined;
  const withoutUpdateTime = item.products.filter((product) => product !== "transactions" && product !== "investments");
  const updates = [
    [vscode.l10n.t("Transactions"), facts.transactions, item.products.includes("transactions")],
    [vscode.l10n.t("Investments"), facts.investments, item.products.includes("investments")],
  ] as const;
  return [
    ...updates.flatMap(([name, status, isHad]) =>
      isHad || status !== null ? [updateLine(name, status, entry, time)] : [],
    ),
    ...(withoutUpdateTime.length === 0
      ? []
      : [vscode.l10n.t("Plaid gives no update time for {0}", withoutUpdateTime.join(", "))]),
    vscode.l10n.t("Linked: {0}", momentWords(facts.createdAt, time.context)),
    vscode.l10n.t("Consent: {0}", consentWords(facts, time.context)),
    vscode.l10n.t("Webhook: {0}", facts.webhook === null ? vscode.l10n.t("no URL") : placeOf(facts.webhook)),
    vscode.l10n.t(
      "Last webhook: {0}",
      facts.lastWebhook === null
        ? vscode.l10n.t("none sent")
        : `${facts.lastWebhook.code}, ${agoWords(facts.lastWebhook.sentAt, entry, time)}`,
    ),
  ].join("\n");
}

/** The address without user name, password or query: each may be a secret. */
function placeOf(url: string): string {
  return url.replace(/^([a-z]+:\/\/)[^/?#]*@/i, "$1").replace(/[?#].*$/s, "?\u2026");
}

interface Words {
  readonly label: string;
  readonly description: string;
  readonly icon: vscode.ThemeIcon;
}

function errorWords({ facts }: ItemEntry): Words {
  return {
    label: facts?.error?.errorCode ?? "",
    description: vscode.l10n.t("choose to fix"),
    icon: errorIcon(),
  };
}

/** The last update of Transactions, else of Investments. Without either product, only the time of the link is known. */
function updatedWords(entry: ItemEntry, time: RowTime): Words {
  const { facts, item } = entry;
  const history = new vscode.ThemeIcon("history");
  if (facts === null) return { label: "", description: "", icon: history };
  const isOfTransactions = facts.transactions !== null || item.products.includes("transactions");
  const status = isOfTransactions ? facts.transactions : facts.investments;
  const product = isOfTransactions ? vscode.l10n.t("Transactions") : vscode.l10n.t("Investments");
  if (status === null && facts.investments === null && !isOfTransactions) {
    const linked = facts.createdAt === null ? null : agoWords(facts.createdAt, entry, time);
    return {
      label: linked === null ? vscode.l10n.t("Link time unknown") : vscode.l10n.t("Linked {0}", linked),
      description: vscode.l10n.t("no updates"),
      icon: history,
    };
  }
  const { good, bad } = updatesOf(status);
  if (bad !== null) {
    return {
      label: vscode.l10n.t("Update failed {0}", agoWords(bad, entry, time)),
      description: good === null ? product : `${product} · ${vscode.l10n.t("worked {0}", agoWords(good, entry, time))}`,
      icon: warningIcon(),
    };
  }
  const label =
    good === null ? vscode.l10n.t("Never updated") : vscode.l10n.t("Updated {0}", agoWords(good, entry, time));
  return { label, description: product, icon: history };
}

/** `bad` is null unless the last update attempt failed. */
function updatesOf(status: ProductStatus | null): { readonly good: string | null; readonly bad: string | null } {
  const { lastSuccessfulUpdate: good = null, lastFailedUpdate: bad = null } = status ?? {};
  const isLast = bad !== null && (good === null || Date.parse(bad) > Date.parse(good));
  return { good, bad: isLast ? bad : null };
}

function updateLine(name: string, status: ProductStatus | null, entry: ItemEntry, time: RowTime): string {
  const { good, bad } = updatesOf(status);
  const worked =
    good === null ? vscode.l10n.t("never updated") : vscode.l10n.t("updated {0}", agoWords(good, entry, time));
  const failed = bad === null ? [] : [vscode.l10n.t("failed {0}", agoWords(bad, entry, time))];
  return `${name}: ${[...failed, worked].join(" · ")}`;
}

function momentWords(iso: string | null, context: TextContext): string {
  return iso === null ? vscode.l10n.t("unknown") : formatDateTime(iso, context);
}

function consentWords({ consentExpirationTime }: ItemFacts, context: TextContext): string {
  return consentExpirationTime === null
    ? vscode.l10n.t("no expiration")
    : vscode.l10n.t("until {0}", formatDateTime(consentExpirationTime, context));
}

/**
 * How long ago, by the server's clock plus the time since its response: the local sandbox's clock can be far from this
 * machine's.
 */
function agoWords(iso: string, { factsAt }: ItemEntry, { now, context }: RowTime): string {
  if (factsAt === null) return formatDateTime(iso, context);
  const serverNow = factsAt.server + Math.max(0, now - factsAt.answered);
  return vscode.l10n.t("{0} ago", formatDuration(Math.max(0, serverNow - Date.parse(iso)), context));
}

/** Plaid's page for an error code; the list of all errors for a type that has no page here. */
function pageOf(errorType: string, errorCode: string): vscode.Uri {
  const page = { ITEM_ERROR: "item/", INSTITUTION_ERROR: "institution/" }[errorType];
  const root = vscode.Uri.parse("https://plaid.com/docs/errors/");
  return page === undefined ? root : root.with({ path: root.path + page, fragment: errorCode.toLowerCase() });
}

/** The remedy for an Item's error: repair of its login, else Plaid's page for the code. */
function fixOf(entry: ItemEntry): vscode.Command {
  const argument = itemNode(entry.item.itemId);
  if (healthOf(entry) === "login-required") {
    return { title: vscode.l10n.t("Repair Login"), command: commandIds.repairLogin, arguments: [argument] };
  }
  const { errorType = "", errorCode = "" } = entry.facts?.error ?? {};
  return {
    title: vscode.l10n.t("Open Plaid's Page"),
    command: "vscode.open",
    arguments: [pageOf(errorType, errorCode)],
  };
}
