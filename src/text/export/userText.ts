import type { Comparison } from "../../core/comparison/comparison.ts";
import { isInvestment } from "../../core/item/productOfAccount.ts";
import { redact } from "../../core/masking/redact.ts";
import { type Ticket, ticketsOf } from "../../core/summaries/ticketFacts.ts";
import { oneLine } from "../controlCharacters.ts";
import { formatDuration, formatMoney } from "../format.ts";
import { userTextMessages } from "../messages/userText.ts";
import type { TextContext } from "../segment.ts";
import { fill, type KeyIn, message } from "../translate.ts";

/**
 * What the developer's own user may be told of the unexplained differences, or of one of them: both balances, that
 * neither is known to be right, and what the user can check. It names no endpoint, ID or cause. Plain text. Null:
 * nothing is unexplained, or the finding is not of this comparison.
 */
export function userText(comparison: Comparison, findingId: string | null, context: TextContext): string | null {
  const tickets = ticketsOf(comparison).filter(({ finding }) => findingId === null || finding.id === findingId);
  const [first, ...others] = tickets;
  if (first === undefined) return null;
  const ask =
    others.length === 0
      ? say("user-text.ask", context, { what: whatOf(first, context) })
      : say("user-text.ask-all", context);
  // When the bank's balance was entered already, the user is not asked for it.
  const isBankShown = tickets.every(({ bankShown }) => bankShown !== null);
  const figuresOfAll = tickets.map((ticket) => figures(ticket, context));
  const paragraphs = [...figuresOfAll, say("user-text.unknown", context), ...(isBankShown ? [] : [ask])];
  return `${redact(paragraphs.join("\n\n"), [])}\n`;
}

function say(
  key: KeyIn<typeof userTextMessages>,
  context: TextContext,
  values: Readonly<Record<string, string>> = {},
): string {
  return fill(message([key], userTextMessages, context), values);
}

function figures(ticket: Ticket, context: TextContext): string {
  const { mainField, cached, realTime, currency } = ticket;
  const money = (name: "cached" | "bank"): string => formatMoney(mainField[name], currency, context);
  const { ageMs } = cached.asOf;
  const age = ageMs === null ? "" : formatDuration(ageMs, context, { isBound: true });
  const time = answeredAt(realTime.reading, context);
  const account = nameOf(ticket, context);
  const what = whatOf(ticket, context);
  return [
    account === ""
      ? say("user-text.opening-unnamed", context, { what })
      : say("user-text.opening", context, { what, account }),
    `- ${say(age === "" ? "user-text.ours" : "user-text.ours-age", context, { amount: money("cached"), age })}`,
    `- ${say(time === "" ? "user-text.bank" : "user-text.bank-time", context, { amount: money("bank"), time })}`,
  ].join("\n");
}

/** The account's name as the bank's customer knows it; empty without a name or last digits. */
function nameOf({ account: { name, mask } }: Ticket, context: TextContext): string {
  const values = { name: oneLine(name ?? ""), mask: oneLine(mask ?? "") };
  const key = values.name === "" ? "mask-alone" : values.mask === "" ? "named" : "masked";
  return values.name === "" && values.mask === "" ? "" : say(`user-text-account.${key}`, context, values);
}

function whatOf({ mainField: { field }, account }: Ticket, context: TextContext): string {
  const { type } = account;
  const isDebt = type === "credit" || type === "loan";
  const word =
    field === "available" && type === "credit"
      ? "credit"
      : field === "current" && isDebt
        ? "owed"
        : field === "current" && isInvestment(account)
          ? "value"
          : field;
  return say(`user-text-what.${word}`, context);
}

/** With the time zone, since the reader may be in another one. Empty when the time was not recorded. */
function answeredAt(
  { serverTime, startedAt, notRecorded }: Ticket["realTime"]["reading"],
  context: TextContext,
): string {
  if (serverTime === null && notRecorded?.includes("startedAt") === true) return "";
  const { locale, timeZone } = context;
  return new Intl.DateTimeFormat(locale, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
    ...(timeZone !== undefined && { timeZone }),
  }).format(Date.parse(serverTime ?? startedAt));
}
