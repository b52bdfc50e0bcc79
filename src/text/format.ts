import type { Age } from "../core/age/ageLookup.ts";
import { formatsOf, type Precision } from "./intlFormats.ts";
import { wordMessages } from "./messages/words.ts";
import type { TextContext } from "./segment.ts";
import { counted, fill, message } from "./translate.ts";

/** Money in its currency. An unofficial code is written after the number; without a code, only the number. */
export function formatMoney(value: number, currency: string | null, context: TextContext): string {
  return formatsOf(context).money(currency, "auto")(value);
}

/** A difference with its sign: `+$84.20`, `-$893.56`. */
export function formatDifference(value: number, currency: string | null, context: TextContext): string {
  return formatsOf(context).money(currency, "exceptZero")(value);
}

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Units of a duration, each used until the next needs fewer digits for the same; hours up to two days. */
const units = [
  { unit: "ms", ms: 1, below: secondMs },
  { unit: "s", ms: secondMs, below: 2 * minuteMs },
  { unit: "min", ms: minuteMs, below: 2 * hourMs },
  { unit: "h", ms: hourMs, below: 2 * dayMs },
  { unit: "days", ms: dayMs, below: Infinity },
] as const;

/**
 * A duration in its largest fitting unit: `340 ms`, `75 s`, `19 h`, `75 days`. `isBound` rounds up: 18.4 h is not "at
 * most 18 h".
 */
export function formatDuration(ms: number, context: TextContext, options: { readonly isBound?: boolean } = {}): string {
  // A bound below one second is rounded up to it: "at most 0 ms" says nothing.
  const positive = Math.max(options.isBound ? secondMs : 0, ms);
  const fitting = units.find((each) => positive < each.below) ?? units[4];
  const inUnit = positive / fitting.ms;
  const value = options.isBound ? Math.ceil(inUnit) : Math.round(inUnit);
  const { count } = formatsOf(context);
  return fill(message(counted(`duration.${fitting.unit}`, value, context), wordMessages, context), {
    value: count(value),
  });
}

/** A latency: whole ms below one second, else seconds with one decimal. */
export function formatLatency(ms: number, context: TextContext): string {
  if (ms < 10) return fill(message(["duration.ms"], wordMessages, context), { value: formatsOf(context).decimal(ms) });
  if (Math.round(ms) < secondMs) return formatDuration(Math.round(ms), context);
  return fill(message(["duration.s"], wordMessages, context), { value: formatsOf(context).decimal(ms / secondMs) });
}

/**
 * An age with how it is known: `live` (just read from the bank), `looks live` (inferred), `≤ 19 h old` (a bound), `3 h
 * old` (stated), `as of Nov 28, 17:15` (the bank's own date), `age unknown`. For a response without a recorded time,
 * the balance's own time if known: `as of Nov 28, 17:15`, `of Nov 28, 17:15 or later`.
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
 * A time in the reader's zone: `12:00`, `Mar 2, 03:00`, `Dec 30, 2025, 09:00`. The date is left out on the context's
 * `today`, the year in the current year. Text that is no time is returned unchanged.
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

/** The calendar day of a time in the reader's zone, `2026-03-10`, for comparisons. Null when the text is no time. */
export function dayOf(iso: string, context: TextContext): string | null {
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? null : formatsOf(context).day(ms);
}

/** The date and time in the reader's zone; text that is no time is returned unchanged. */
export function formatDateTime(iso: string, context: TextContext): string {
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? iso : formatsOf(context).dateTime(ms);
}
