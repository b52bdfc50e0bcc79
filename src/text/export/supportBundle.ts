import { accountsOf } from "../../core/accountsOf.ts";
import { currencyOf } from "../../core/balances.ts";
import type { Comparison } from "../../core/comparison.ts";
import type { Finding } from "../../core/finding.ts";
import { findingGroups } from "../../core/findingGroups.ts";
import { findingsOf } from "../../core/findingsOf.ts";
import { itemReadings } from "../../core/itemReadings.ts";
import type { Reading } from "../../core/reading.ts";
import { redact } from "../../core/redact.ts";
import { createTextContext } from "../createTextContext.ts";
import { plainText } from "../fillSegments.ts";
import { findingSentence } from "../findingSentence.ts";
import { windowIn } from "../windowIn.ts";
import { markdownCode, markdownTable, markdownText } from "./markdownParts.ts";

/** A ticket is read by Plaid's support, whoever wrote it and wherever: in English, and in UTC. */
const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

/**
 * What Plaid's support asks for about a balance that is doubted, as Markdown: Item, institution, each call with its
 * request ID and time, the balances of the accounts concerned and what is odd about them. No name of a person, no
 * account's name and no secret is in it.
 */
export function supportBundle(comparison: Comparison): string {
  const findings = findingsOf(comparison).filter(({ severity }) => severity !== "info");
  const concerned = new Set(findings.flatMap(({ accountIds }) => accountIds));
  // An account's name is the holder's own business; Plaid finds it by its ID.
  const masked = withoutNames(comparison);
  const told = findingsOf(masked).filter(({ severity }) => severity !== "info");
  const parts = [
    "# Balances that disagree",
    facts(comparison),
    "## What is odd",
    told.length === 0 ? "Nothing that the answers prove." : oddities(told),
    "## Calls (UTC)",
    markdownTable(
      ["Started", "Server time", "Endpoint", "Request ID", "Result", "HTTP", "Latency (ms)", "Tries"],
      comparison.readings.filter(({ outcome }) => outcome !== "skipped").map(callRow),
    ),
    "## Balances of the accounts concerned",
    concerned.size === 0 ? "None." : balancesOf(comparison, concerned),
    "## The Item as Plaid tells it",
    itemStatus(comparison),
  ];
  return `${redact(parts.join("\n\n"), [])}\n`;
}

/** Each fact with its causes under it: what is only supposed must not read as what the answers say. */
function oddities(findings: readonly Finding[]): string {
  return findingGroups(findings)
    .flatMap((group) => {
      const window = windowIn(group, context);
      const say = (finding: Finding): string => {
        const sentences = [plainText(findingSentence(finding, context)), window(finding)];
        const text = markdownText(sentences.filter((each) => each !== "").join(" "));
        return `${text} (${finding.code}, ${finding.certainty})`;
      };
      return [`- ${say(group.fact)}`, ...[...group.causes, ...group.additions].map((each) => `  - ${say(each)}`)];
    })
    .join("\n");
}

function withoutNames(comparison: Comparison): Comparison {
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

function facts({ item, environment, origin, id }: Comparison): string {
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

function callRow(reading: Reading): readonly string[] {
  if (reading.outcome === "skipped") return [];
  const notRecorded = reading.notRecorded ?? [];
  const provider = reading.outcome === "failed" ? reading.failure.provider : undefined;
  const result =
    reading.outcome === "ok"
      ? "OK"
      : provider === undefined
        ? reading.failure.reason
        : `${provider.errorType} ${provider.errorCode}: ${provider.errorMessage}`;
  const status = reading.outcome === "ok" ? 200 : reading.failure.httpStatus;
  return [
    notRecorded.includes("startedAt") ? "not recorded" : markdownText(reading.startedAt),
    markdownText(reading.serverTime ?? ""),
    markdownCode(reading.endpoint),
    markdownCode(reading.requestId ?? ""),
    markdownText(result),
    status === undefined ? "" : String(status),
    notRecorded.includes("latencyMs") ? "not recorded" : String(Math.round(reading.latencyMs)),
    String(reading.attempts),
  ];
}

function balancesOf(comparison: Comparison, concerned: ReadonlySet<string>): string {
  const masks = new Map(accountsOf(comparison).map(({ accountId, mask }) => [accountId, mask ?? ""]));
  const number = (value: number | null | undefined): string => (value === undefined ? "" : String(value));
  const rows = comparison.readings.flatMap((reading) =>
    reading.accounts
      .filter(({ accountId }) => concerned.has(accountId))
      .map(({ accountId, balances }) => [
        markdownCode(accountId),
        markdownText(masks.get(accountId) ?? ""),
        markdownCode(reading.endpoint),
        reading.pass,
        number(balances.available),
        number(balances.current),
        number(balances.limit),
        markdownText(currencyOf(balances) ?? ""),
      ]),
  );
  return markdownTable(["Account ID", "Mask", "Endpoint", "Step", "Available", "Current", "Limit", "Currency"], rows);
}

function itemStatus(comparison: Comparison): string {
  const rows = itemReadings(comparison).map(({ pass, item }) => [
    pass,
    markdownText(item.createdAt ?? ""),
    markdownText(item.transactions?.lastSuccessfulUpdate ?? ""),
    markdownText(item.transactions?.lastFailedUpdate ?? ""),
    markdownText(item.investments?.lastSuccessfulUpdate ?? ""),
    markdownText(item.updateType ?? ""),
    markdownText(item.error === null ? "" : `${item.error.errorType} ${item.error.errorCode}`),
  ]);
  if (rows.length === 0) return "`/item/get` was not read.";
  const head = ["Step", "Linked", "Transactions updated", "failed", "Investments updated", "Update type", "Error"];
  return markdownTable(head, rows);
}
