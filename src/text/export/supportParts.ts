import type { Comparison } from "../../core/comparison/comparison.ts";
import { itemReadings } from "../../core/item/itemReadings.ts";
import type { FailedReading, OkReading, Reading } from "../../core/reading/reading.ts";
import { createTextContext } from "../createTextContext.ts";
import { markdownCode, markdownTable, markdownText } from "./markdownParts.ts";

/** Tickets are in English and UTC, whatever the reader's settings: Plaid's support reads them. */
export const supportContext = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

type Called = OkReading | FailedReading;

/** When a call started, escaped for Markdown: in a saved file the time may be any text. */
export function startedIn({ startedAt, notRecorded }: Called): string {
  return notRecorded?.includes("startedAt") === true ? "not recorded" : markdownText(startedAt);
}

/** A call's latency in whole ms. */
export function latencyIn({ latencyMs, notRecorded }: Called): string {
  return notRecorded?.includes("latencyMs") === true ? "not recorded" : String(Math.round(latencyMs));
}

/** Replaces account names with IDs: a name is private to its holder, and Plaid finds accounts by ID. */
export function withoutNames(comparison: Comparison): Comparison {
  const nameless = (reading: Reading): Reading =>
    reading.outcome === "ok"
      ? {
          ...reading,
          accounts: reading.accounts.map(({ officialName: _, ...account }) => ({
            ...account,
            name: account.accountId,
          })),
        }
      : reading;
  return { ...comparison, readings: comparison.readings.map(nameless) };
}

/** The comparison's Item, institution and environment. */
export function itemFacts({ item, environment, origin, id }: Comparison): string {
  const where =
    origin === "saved"
      ? "saved responses, environment not known"
      : environment === "local"
        ? "a local emulator: Plaid does not know these request IDs"
        : "Plaid Sandbox";
  return [
    `- Item ID: ${markdownCode(item.itemId)}`,
    `- Institution: ${markdownText(item.institutionName ?? "")} ${markdownCode(item.institutionId ?? "not known")}`,
    `- Products: ${item.products.length === 0 ? "not known" : markdownText(item.products.join(", "))}`,
    `- Environment: ${where}`,
    `- Comparison: ${markdownCode(id)}`,
  ].join("\n");
}

/** The facts from each `/item/get` response that matter for balances, as a table. */
export function itemStatus(comparison: Comparison): string {
  const rows = itemReadings(comparison).map(({ item, ...reading }) => [
    reading.pass,
    reading.serverTime === null ? startedIn(reading) : markdownText(reading.serverTime),
    markdownText(item.createdAt ?? ""),
    markdownText(item.transactions?.lastSuccessfulUpdate ?? ""),
    markdownText(item.transactions?.lastFailedUpdate ?? ""),
    markdownText(item.investments?.lastSuccessfulUpdate ?? ""),
    markdownText(item.investments?.lastFailedUpdate ?? ""),
    markdownText(item.updateType ?? ""),
    markdownText(item.error === null ? "" : `${item.error.errorType} ${item.error.errorCode}`),
  ]);
  if (rows.length === 0) return "`/item/get` was not read.";
  const head = [
    "Step",
    "Read at",
    "Linked",
    "Transactions updated",
    "failed",
    "Investments updated",
    "failed",
    "Update type",
    "Error",
  ];
  return markdownTable(head, rows);
}
