import type { Comparison } from "../../core/comparison/comparison.ts";
import { redact } from "../../core/masking/redact.ts";
import { currencyOf } from "../../core/reading/balances.ts";
import {
  type ListedRows,
  type RowTotals,
  type Ticket,
  type TicketSide,
  ticketsOf,
} from "../../core/summaries/ticketFacts.ts";
import { plainText } from "../fillSegments.ts";
import { findingSentence } from "../findings/findingSentence.ts";
import { formatDuration, formatMoney } from "../format.ts";
import { markdownCode, markdownTable, markdownText } from "./markdownParts.ts";
import { itemFacts, itemStatus, latencyIn, startedIn, supportContext, withoutNames } from "./supportParts.ts";
import { doubtWords, nextStepWords, ruledOutWords } from "./ticketWords.ts";

/**
 * A ticket for Plaid's support about the unexplained differences, or about one of them: Item, institution, both calls
 * with request IDs and UTC times, both balances, when the change falls, update times, transactions, what was ruled out
 * and why, and the cheapest next step. In English, as Markdown. It contains no access token, secret or account name.
 * Null: nothing is unexplained, or the finding is not of this comparison.
 */
export function ticketMarkdown(comparison: Comparison, findingId: string | null): string | null {
  const masked = withoutNames(comparison);
  const tickets = ticketsOf(masked).filter(({ finding }) => findingId === null || finding.id === findingId);
  if (tickets.length === 0) return null;
  const parts = [
    "# A cached and a real-time balance that disagree",
    itemFacts(comparison),
    ...tickets.flatMap((ticket) => sections(ticket)),
    "## The Item as Plaid reports it (UTC)",
    itemStatus(comparison),
    ...notRead(tickets),
  ];
  return `${redact(parts.join("\n\n"), [])}\n`;
}

function sections(ticket: Ticket): readonly string[] {
  const { account, ruledOut, supposed, doubts, nextSteps } = ticket;
  const kind = [account.type, account.subtype].filter((each) => typeof each === "string").join(" / ");
  const mask = typeof account.mask === "string" ? `, mask ${markdownText(account.mask)}` : "";
  return [
    `## Account ${markdownCode(account.accountId)}${mask}${kind === "" ? "" : `, ${markdownText(kind)}`}`,
    statement(ticket),
    markdownTable(...sides(ticket)),
    ...bankSite(ticket),
    when(ticket),
    "### Transactions listed",
    transactions(ticket),
    "### Cached balances after the real-time call",
    afterwards(ticket),
    "### Ruled out",
    list(ruledOut.map((each) => ruledOutWords(each))),
    ...(supposed.length === 0
      ? []
      : [
          "### Possible, and not settled",
          list(supposed.map((each) => `${plainText(findingSentence(each, supportContext))} (${each.code})`)),
        ]),
    ...(doubts.length === 0 ? [] : ["### Not known", list(doubts.map((each) => doubtWords(each)))]),
    "### Next, the cheapest first",
    nextSteps.map((each, index) => `${index + 1}. ${markdownText(nextStepWords(each))}`).join("\n"),
  ];
}

function list(lines: readonly string[]): string {
  return lines.length === 0 ? "Nothing." : lines.map((line) => `- ${markdownText(line)}`).join("\n");
}

function statement({ mainField: { field, value }, currency }: Ticket): string {
  const direction = value > 0 ? "above" : "below";
  const sum = markdownText(money(Math.abs(value), currency));
  return `The cached ${markdownCode(field)} is ${sum} ${direction} the real-time one. Nothing in the responses settles why.`;
}

function money(value: number, currency: string | null): string {
  return formatMoney(value, currency, supportContext);
}

/** Two columns: the cached and the real-time call, each with its time and what it returned. Null stays null. */
function sides({ cached, realTime }: Ticket): readonly [readonly string[], readonly (readonly string[])[]] {
  const row = (name: string, of: (side: TicketSide) => string): readonly string[] => [name, of(cached), of(realTime)];
  return [
    ["", "Cached", "Real-time"],
    [
      row("Endpoint", ({ reading }) => markdownCode(reading.endpoint)),
      row("Request ID", ({ reading }) => markdownCode(reading.requestId ?? "not recorded")),
      row("Started (UTC)", ({ reading }) => startedIn(reading)),
      row("Server time (UTC)", ({ reading }) => markdownText(reading.serverTime ?? "not given")),
      row("Latency (ms)", ({ reading }) => latencyIn(reading)),
      row("Tries", ({ reading }) => String(reading.attempts)),
      row("`available`", ({ account }) => number(account.balances.available)),
      row("`current`", ({ account }) => number(account.balances.current)),
      row("`limit`", ({ account }) => number(account.balances.limit)),
      row("Currency", ({ account }) => markdownText(currencyOf(account.balances) ?? "null")),
      row("`last_updated_datetime`", ({ account }) =>
        markdownText(account.balances.lastUpdatedDatetime ?? "not given"),
      ),
      row("Balance as of, from (UTC)", ({ asOf }) => asOf.earliest ?? "not known"),
      row("Balance as of, to (UTC)", ({ asOf }) => asOf.latest ?? "not known"),
    ],
  ];
}

/** The balance that the user sees at the bank, which support cannot see, with who reported it. */
function bankSite({ bankShown, currency }: Ticket): readonly string[] {
  if (bankShown === null) return [];
  const { available, current, seenAt } = bankShown;
  const numbers = [
    ...(available === null ? [] : [`${markdownCode("available")} ${markdownText(money(available, currency))}`]),
    ...(current === null ? [] : [`${markdownCode("current")} ${markdownText(money(current, currency))}`]),
  ];
  return [
    `The bank's own site or app showed ${numbers.join(" and ")} at ${markdownText(seenAt)} (UTC), as a person entered it.`,
  ];
}

function number(value: number | null | undefined): string {
  return value === undefined ? "not given" : String(value);
}

function when({ finding, cached }: Ticket): string {
  const { from, to } = finding.window ?? { from: null, to: null };
  const { ageMs } = cached.asOf;
  const age =
    ageMs === null
      ? ""
      : ` The cached balance is at most ${formatDuration(ageMs, supportContext, { isBound: true })} old.`;
  if (from !== null && to !== null) return `The change falls between ${from} and ${to} (UTC).${age}`;
  if (from !== null) return `The change falls after ${from} (UTC).${age}`;
  if (to !== null) return `The change falls before ${to} (UTC).${age}`;
  return `No recorded time says when the change happened.${age}`;
}

function transactions({ rows, currency }: Ticket): string {
  if (rows.length === 0) return "None were read.";
  const total = ({ count, sum, newest }: RowTotals): readonly string[] =>
    count === 0 ? ["0", "", ""] : [String(count), markdownText(money(sum, currency)), markdownText(newest ?? "")];
  const lines = rows.map(({ reading, isAfterRealTime, pending, posted }: ListedRows) => [
    isAfterRealTime ? "after the real-time call" : "before the real-time call",
    markdownCode(reading.endpoint),
    markdownCode(reading.requestId ?? "not recorded"),
    ...total(pending),
    ...total(posted),
  ]);
  const head = [
    "Read",
    "Endpoint",
    "Request ID",
    "Pending",
    "Sum",
    "Newest",
    "Posted, dated in the window or 2 days before",
    "Sum",
    "Newest",
  ];
  return markdownTable(head, lines);
}

function afterwards({ afterwards: sides }: Ticket): string {
  if (sides.length === 0) return "None were read.";
  return markdownTable(
    ["Endpoint", "Request ID", "Started (UTC)", "`available`", "`current`", "`limit`"],
    sides.map(({ reading, account: { balances } }) => [
      markdownCode(reading.endpoint),
      markdownCode(reading.requestId ?? "not recorded"),
      startedIn(reading),
      number(balances.available),
      number(balances.current),
      number(balances.limit),
    ]),
  );
}

function notRead(tickets: readonly Ticket[]): readonly string[] {
  const endpoints = tickets[0]?.notRead ?? [];
  if (endpoints.length === 0) return [];
  return ["## Not read", endpoints.map((endpoint) => `- ${markdownCode(endpoint)}`).join("\n")];
}
