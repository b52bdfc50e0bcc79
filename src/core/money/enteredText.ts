import { isAmount } from "../extract/json.ts";

/** What a person typed of an amount or a time, read leniently: banks and people write both in many ways. */

/**
 * An amount as a bank's page shows it: `1234.5`, `$1,234.56`, `1.234,56 EUR`, `(12.50)`, `-12.50`. A comma or point that
 * stands once before three digits parts thousands (`1,234`), unless a zero alone is before it. Null where it is none.
 */
export function amountIn(text: string): number | null {
  const bare = text.replaceAll(/[\s\u00a0\u202f'’_]/g, "").replaceAll("−", "-");
  const match = /^(\()?(-)?(?:[a-z]{2,5}|\p{Sc})?(-)?([\d.,]*\d[\d.,]*)(?:[a-z]{2,5}|\p{Sc})?(-)?(\))?$/iu.exec(bare);
  if (match === null) return null;
  const [, opened, sign, signBehind, digits = "", signLast, closed] = match;
  const signs = [opened, sign, signBehind, signLast].filter((each) => each !== undefined);
  if (signs.length > 1 || (opened === undefined) !== (closed === undefined)) return null;
  const plain = plainDigits(digits);
  if (plain === null || !isAmount(Number(plain))) return null;
  return signs.length === 0 || Number(plain) === 0 ? Number(plain) : -Number(plain);
}

/** The same with a point before the decimals and nothing between thousands; null where marks stand as in no number. */
function plainDigits(digits: string): string | null {
  const marks = digits.match(/[.,]/g) ?? [];
  const last = digits.search(/[.,](?=[^.,]*$)/);
  if (last === -1) return digits;
  const decimals = digits.slice(last + 1);
  const whole = digits.slice(0, last);
  const mark = digits.charAt(last);
  const isThousands = decimals.length === 3 && marks.every((each) => each === mark) && !/^0?$/.test(whole);
  if (!isThousands && whole.includes(mark)) return null;
  const groups = whole.split(/[.,]/);
  const isGrouped = groups.length === 1 || groups.every((group, index) => /^\d+$/.test(group) && isGroup(group, index));
  if (!isGrouped || (isThousands && groups[0] !== undefined && groups[0].length > 3)) return null;
  if (isThousands) return `${groups.join("")}${decimals}`;
  return decimals.length > 8 ? null : `${groups.join("") || "0"}.${decimals || "0"}`;
}

function isGroup(group: string, index: number): boolean {
  return index === 0 ? group.length <= 3 : group.length === 3;
}

/** An amount that may be left out: null where nothing was typed, undefined where it is none. */
export function optionalAmountIn(text: string): number | null | undefined {
  return text === "" ? null : (amountIn(text) ?? undefined);
}

export type SeenTime =
  | { readonly ok: true; readonly seenAt: string }
  | { readonly ok: false; readonly problem: "unreadable" | "still-to-come" };

/** People also round a time up. */
const toleranceMs = 60_000;

/**
 * When something was seen: nothing or `now`, a time of today (`14:05`, `2:05 pm`), a day and a time
 * (`2026-03-01 14:05`), or ISO 8601. Without a zone it is in the one this program runs in. `now` in ms since the epoch.
 */
export function seenTimeIn(text: string, now: number): SeenTime {
  const at = instantIn(text.trim(), now);
  if (at === null) return { ok: false, problem: "unreadable" };
  if (at > now + toleranceMs) return { ok: false, problem: "still-to-come" };
  return { ok: true, seenAt: new Date(Math.min(at, now)).toISOString() };
}

function instantIn(text: string, now: number): number | null {
  if (text === "" || text.toLowerCase() === "now") return now;
  const match =
    /^(?:(\d{4})-(\d{2})-(\d{2})(?:T| +))?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)? ?(am|pm|a\.m\.|p\.m\.)?(Z|[+-]\d{2}:?\d{2})?$/i.exec(
      text,
    );
  if (match === null) return null;
  const [, year, month, day, hour, minute, second = "0", fraction = "0", half, zone] = match;
  const today = new Date(now);
  const date = {
    year: year === undefined ? today.getFullYear() : Number(year),
    month: month === undefined ? today.getMonth() + 1 : Number(month),
    day: day === undefined ? today.getDate() : Number(day),
  };
  const hours = hoursOf(Number(hour), half);
  const isTime = hours !== null && Number(minute) < 60 && Number(second) < 60;
  if (!isTime || !isDay(date) || (zone !== undefined && year === undefined)) return null;
  const parts = [date.year, date.month - 1, date.day, hours, Number(minute), Number(second)] as const;
  const ms = Number(fraction.padEnd(3, "0"));
  return zone === undefined ? new Date(...parts, ms).getTime() : Date.UTC(...parts, ms) - offsetMs(zone);
}

function hoursOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour < 24 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase().startsWith("p") ? 12 : 0);
}

function isDay({ year, month, day }: { readonly year: number; readonly month: number; readonly day: number }): boolean {
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}

function offsetMs(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
