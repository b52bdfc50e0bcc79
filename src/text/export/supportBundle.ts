import { findingsOf } from "../../core/causes/findingsOf.ts";
import { currencyShownOf } from "../../core/comparison/bankShown.ts";
import type { Comparison } from "../../core/comparison/comparison.ts";
import type { Finding } from "../../core/findings/finding.ts";
import { findingGroups } from "../../core/findings/findingGroups.ts";
import { accountsOf } from "../../core/item/accountsOf.ts";
import { redact } from "../../core/masking/redact.ts";
import { currencyOf } from "../../core/reading/balances.ts";
import type { Reading } from "../../core/reading/reading.ts";
import { plainText } from "../fillSegments.ts";
import { findingSentence } from "../findings/findingSentence.ts";
import { windowIn } from "../findings/windowIn.ts";
import { markdownCode, markdownTable, markdownText } from "./markdownParts.ts";
import { itemFacts, itemStatus, latencyIn, startedIn, supportContext, withoutNames } from "./supportParts.ts";

/**
 * What Plaid's support asks for about a doubtful balance, as Markdown: Item, institution, each call with request ID
 * and time, the balances of the accounts concerned, and the findings. It contains no person's or account's name and no
 * secret.
 */
export function supportBundle(comparison: Comparison): string {
  const findings = findingsOf(comparison).filter(({ severity }) => severity !== "info");
  const entered = (comparison.bankShows ?? []).map(({ accountId }) => accountId);
  const concerned = new Set([...findings.flatMap(({ accountIds }) => accountIds), ...entered]);
  // An account's name is private to its holder; Plaid finds the account by its ID.
  const masked = withoutNames(comparison);
  const shown = findingsOf(masked).filter(({ severity }) => severity !== "info");
  const parts = [
    "# Balances that disagree",
    itemFacts(comparison),
    "## What is odd",
    shown.length === 0 ? "Nothing that the answers prove." : oddities(shown),
    "## Calls (UTC)",
    markdownTable(
      ["Started", "Server time", "Endpoint", "Request ID", "Result", "HTTP", "Latency (ms)", "Tries"],
      comparison.readings.filter(({ outcome }) => outcome !== "skipped").map(callRow),
    ),
    "## Balances of the accounts concerned",
    concerned.size === 0 ? "None." : balancesOf(comparison, concerned),
    "## The Item as Plaid reports it",
    itemStatus(comparison),
  ];
  return `${redact(parts.join("\n\n"), [])}\n`;
}

/** Each fact with its causes below it: an assumption must not read like a fact. */
function oddities(findings: readonly Finding[]): string {
  return findingGroups(findings)
    .flatMap((group) => {
      const window = windowIn(group, supportContext);
      const say = (finding: Finding): string => {
        const sentences = [plainText(findingSentence(finding, supportContext)), window(finding)];
        const text = markdownText(sentences.filter((each) => each !== "").join(" "));
        return `${text} (${finding.code}, ${finding.certainty})`;
      };
      return [`- ${say(group.fact)}`, ...[...group.causes, ...group.additions].map((each) => `  - ${say(each)}`)];
    })
    .join("\n");
}

function callRow(reading: Reading): readonly string[] {
  if (reading.outcome === "skipped") return [];
  const provider = reading.outcome === "failed" ? reading.failure.provider : undefined;
  const result =
    reading.outcome === "ok"
      ? "OK"
      : provider === undefined
        ? reading.failure.reason
        : `${provider.errorType} ${provider.errorCode}: ${provider.errorMessage}`;
  const status = reading.outcome === "ok" ? 200 : reading.failure.httpStatus;
  return [
    startedIn(reading),
    markdownText(reading.serverTime ?? ""),
    markdownCode(reading.endpoint),
    markdownCode(reading.requestId ?? ""),
    markdownText(result),
    status === undefined ? "" : String(status),
    latencyIn(reading),
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
  const entered = (comparison.bankShows ?? []).map(({ accountId, available, current, seenAt }) => [
    markdownCode(accountId),
    markdownText(masks.get(accountId) ?? ""),
    markdownText(`none: the bank's own site or app, seen ${seenAt}`),
    "entered by hand",
    number(available ?? undefined),
    number(current ?? undefined),
    "",
    markdownText(currencyOf(currencyShownOf(comparison, accountId)) ?? ""),
  ]);
  return markdownTable(
    ["Account ID", "Mask", "Endpoint", "Step", "Available", "Current", "Limit", "Currency"],
    [...rows, ...entered],
  );
}
