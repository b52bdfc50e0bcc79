import type { Age } from "../core/age/age.ts";
import type { Precision } from "./formats.ts";
import { wordMessages } from "./messages/words.ts";
import type { TextContext } from "./segment.ts";
import { counted, fill, formatsOf, message } from "./translate.ts";

/** Money in its currency; an unofficial code is written behind the number, no code leaves the number alone. */
export function formatMoney(value: number, currency: string | null, context: TextContext): string {
  return formatsOf(context).money(currency, "auto")(value);
}

/** Money with its sign, as a difference is written: `+$84.20`, `-$893.56`. */
export function formatDifference(value: number, currency: string | null, context: TextContext): string {
  return formatsOf(context).money(currency, "exceptZero")(value);
}

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Units of a duration, each used up to where the next needs fewer digits for the same; hours reach to two days. */
const units = [
  { unit: "ms", ms: 1, below: secondMs },
  { unit: "s", ms: secondMs, below: 2 * minuteMs },
  { unit: "min", ms: minuteMs, below: 2 * hourMs },
  { unit: "h", ms: hourMs, below: 2 * dayMs },
  { unit: "days", ms: dayMs, below: Infinity },
] as const;

/**
 * A duration in its largest fitting unit: `340 ms`, `75 s`, `19 h`, `75 days`.
 * `isBound` rounds up, since "at most 18 h" must not be said of 18.4 h.
 */
export function formatDuration(ms: number, context: TextContext, options: { readonly isBound?: boolean } = {}): string {
  // "At most 0 ms" helps nobody: a bound below a second is rounded up to one.
  const positive = Math.max(options.isBound ? secondMs : 0, ms);
  const fitting = units.find((each) => positive < each.below) ?? units[4];
  const inUnit = positive / fitting.ms;
  const value = options.isBound ? Math.ceil(inUnit) : Math.round(inUnit);
  const { count } = formatsOf(context);
  return fill(message(counted(`duration.${fitting.unit}`, value, context), wordMessages, context), {
    value: count(value),
  });
}

/** A latency: whole ms under a second, else seconds with one decimal. */
export function formatLatency(ms: number, context: TextContext): string {
  if (ms < 10) return fill(message(["duration.ms"], wordMessages, context), { value: formatsOf(context).decimal(ms) });
  if (Math.round(ms) < secondMs) return formatDuration(Math.round(ms), context);
  return fill(message(["duration.s"], wordMessages, context), { value: formatsOf(context).decimal(ms / secondMs) });
}

/**
 * An age, in words that say how it is known: `live` was asked for now, `looks live` is inferred, `≤ 19 h old` is a bound,
 * `3 h old` is given, `as of Nov 28, 17:15` is the bank's own date, `age unknown`. Of an answer whose time nobody kept what is
 * known of the balance's moment: `as of Nov 28, 17:15`, `of Nov 28, 17:15 or later`.
 */
export function formatAge(age: Age, context: TextContext): string {
  const { ageMs, provenance, source, asOf } = age;
  if (ageMs === null || provenance === "unknown") {
    if (age.moment === undefined) return message(["age.unknown"], wordMessages, context);
    const time = formatMoment(age.moment.iso, context);
    return fill(message([age.moment.isBound ? "age.bounded-at" : "age.reported-at"], wordMessages, context), { time });
  }
  if (source === "last-updated-datetime" && asOf !== null) {
    return fill(message(["age.reported-at"], wordMessages, context), { time: formatMoment(asOf, context) });
  }
  if (ageMs < secondMs) {
    const isInferred = source === "evaluation-asked-bank";
    return message([isInferred ? "age.inferred-now" : `age.${provenance}-now`], wordMessages, context);
  }
  const duration = formatDuration(ageMs, context, { isBound: provenance === "bounded" });
  return fill(message([`age.${provenance}`], wordMessages, context), { duration });
}

/**
 * The time of an instant in the reader's zone, with its date unless that is `today` of the context, and with its year
 * unless that is this year: `12:00`, `Mar 2, 03:00`, `Dec 30, 2025, 09:00`. The text itself when it is no time.
 */
export function formatMoment(
  iso: string,
  context: TextContext,
  options: { readonly precision?: Precision; readonly isDated?: boolean } = {},
): string {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) return iso;
  const formats = formatsOf(context);
  const day = formats.day(ms);
  const isDated = options.isDated ?? day !== context.today;
  const isThisYear = context.today?.slice(0, 4) === day.slice(0, 4);
  const date = !isDated ? "none" : isThisYear ? "day" : "day-and-year";
  return formats.moment(ms, date, options.precision ?? "minute");
}

/** The calendar day of an instant in the reader's zone, `2026-03-10`: to compare. Null when it is no time. */
export function dayOf(iso: string, context: TextContext): string | null {
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? null : formatsOf(context).day(ms);
}

/** The day and time of an instant, in the reader's zone; the text itself when it is no time. */
export function formatDateTime(iso: string, context: TextContext): string {
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? iso : formatsOf(context).dateTime(ms);
}
