import * as vscode from "vscode";
import type { ItemFacts, ProductStatus } from "../../core/item.ts";
import { formatDateTime, formatDuration } from "../../text/format.ts";
import type { TextContext } from "../../text/segment.ts";
import { commandIds } from "../commandIds.ts";
import type { ItemEntry } from "../store/itemStore.ts";
import type { RowTime } from "./accountRow.ts";
import { healthOf } from "./health.ts";
import { type FactNode, itemNode, type StatusNode } from "./nodes.ts";
import { untoldProducts } from "./rows.ts";

/** The row that opens to what `/item/get` says; its gravest part beside it. */
export function statusRow(node: StatusNode, entry: ItemEntry, time: RowTime): vscode.TreeItem {
  const row = new vscode.TreeItem(vscode.l10n.t("Status"), vscode.TreeItemCollapsibleState.Collapsed);
  row.id = node.id;
  row.description = summaryOf(entry, time) ?? "";
  row.iconPath = new vscode.ThemeIcon("pulse");
  row.contextValue = "status";
  row.accessibilityInformation = { label: [vscode.l10n.t("Status"), row.description].filter(Boolean).join(", ") };
  return row;
}

/** One fact in words. */
export function factRow(node: FactNode, entry: ItemEntry, time: RowTime): vscode.TreeItem {
  const { label, description, icon, isBad = false } = wordsOf(node, entry, time);
  const row = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  row.id = node.id;
  row.description = description;
  row.iconPath = isBad
    ? new vscode.ThemeIcon(icon, new vscode.ThemeColor("list.errorForeground"))
    : new vscode.ThemeIcon(icon);
  row.contextValue = `fact ${node.fact}`;
  if (node.fact === "error") row.command = fixOf(entry);
  row.accessibilityInformation = { label: `${label}, ${description}` };
  return row;
}

interface Words {
  readonly label: string;
  readonly description: string;
  readonly icon: string;
  readonly isBad?: boolean;
}

function wordsOf({ fact }: FactNode, entry: ItemEntry, time: RowTime): Words {
  const { item, facts } = entry;
  if (facts === null) return { label: "", description: "", icon: "blank" };
  switch (fact) {
    case "error": {
      const code = facts.error?.errorCode ?? "";
      return { label: code, description: vscode.l10n.t("choose to mend"), icon: "error", isBad: true };
    }
    case "transactions":
      return updateWords(vscode.l10n.t("Transactions"), facts.transactions, entry, time);
    case "investments":
      return updateWords(vscode.l10n.t("Investments"), facts.investments, entry, time);
    case "other-products":
      return {
        label: untoldProducts(item).join(", "),
        description: vscode.l10n.t("Plaid tells no update of these"),
        icon: "circle-slash",
      };
    case "linked":
      return {
        label: vscode.l10n.t("Linked"),
        description:
          facts.createdAt === null ? vscode.l10n.t("not told") : formatDateTime(facts.createdAt, time.context),
        icon: "calendar",
      };
    case "consent":
      return {
        label: vscode.l10n.t("Consent"),
        description: consentWords(facts, time.context),
        icon: "law",
      };
    case "webhook":
      return {
        label: vscode.l10n.t("Webhook"),
        description: facts.webhook ?? vscode.l10n.t("no URL"),
        icon: "broadcast",
      };
    case "last-webhook":
      return {
        label: vscode.l10n.t("Last webhook"),
        description:
          facts.lastWebhook === null
            ? vscode.l10n.t("none was sent")
            : `${facts.lastWebhook.code}, ${agoWords(facts.lastWebhook.sentAt, entry, time)}`,
        icon: "mail",
      };
  }
}

function updateWords(label: string, status: ProductStatus | null, entry: ItemEntry, time: RowTime): Words {
  const { lastSuccessfulUpdate: good = null, lastFailedUpdate: bad = null } = status ?? {};
  const isBad = bad !== null && (good === null || Date.parse(bad) > Date.parse(good));
  const updated =
    good === null ? vscode.l10n.t("never updated") : vscode.l10n.t("updated {0}", agoWords(good, entry, time));
  const failed = isBad ? [vscode.l10n.t("failed {0}", agoWords(bad, entry, time))] : [];
  return { label, description: [...failed, updated].join(" · "), icon: isBad ? "warning" : "history", isBad };
}

function consentWords({ consentExpirationTime }: ItemFacts, context: TextContext): string {
  return consentExpirationTime === null
    ? vscode.l10n.t("no end is told")
    : vscode.l10n.t("until {0}", formatDateTime(consentExpirationTime, context));
}

/** By the server's clock, as far as it has run on since: the local sandbox's own can be far from this machine's. */
function agoWords(iso: string, { factsAt }: ItemEntry, { now, context }: RowTime): string {
  if (factsAt === null) return formatDateTime(iso, context);
  const serverNow = factsAt.server + Math.max(0, now - factsAt.answered);
  return vscode.l10n.t("{0} ago", formatDuration(Math.max(0, serverNow - Date.parse(iso)), context));
}

function summaryOf(entry: ItemEntry, time: RowTime): string | null {
  const { facts } = entry;
  if (facts === null) return null;
  if (facts.error !== null) return facts.error.errorCode;
  const updated = facts.transactions?.lastSuccessfulUpdate ?? facts.investments?.lastSuccessfulUpdate ?? null;
  return updated === null ? null : vscode.l10n.t("updated {0}", agoWords(updated, entry, time));
}

/** Plaid's page of an error code; the list of all for a type that has no page here. */
function pageOf(errorType: string, errorCode: string): vscode.Uri {
  const page = { ITEM_ERROR: "item/", INSTITUTION_ERROR: "institution/" }[errorType];
  const root = vscode.Uri.parse("https://plaid.com/docs/errors/");
  return page === undefined ? root : root.with({ path: root.path + page, fragment: errorCode.toLowerCase() });
}

/** What mends an Item's error: the repair of its login, else what Plaid has to say of the code. */
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
