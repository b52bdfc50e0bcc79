/** A time as it was written. */
export interface WrittenTime {
  /** ISO 8601, in UTC. */
  readonly at: string;
  /** True where a zone was written; without one the time was read as UTC, which is a guess. */
  readonly isZoned: boolean;
  /** ms: the moment lies within this time from `at` on. 1000 for whole seconds, 60000 where no seconds were written. */
  readonly resolutionMs: number;
}

/**
 * How exactly a time is known of which the milliseconds are known. Whole seconds with `.000` behind them are as a rule whole
 * seconds that some program printed with milliseconds: to take one in a thousand for less exact than it is costs nothing.
 */
function resolutionOf(ms: number): number {
  return ms % 1000 === 0 ? 1000 : 1;
}

const anyClock = /\d:\d\d/;
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthWord = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";
const clock = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s?([AaPp])[Mm]\b)?`;
const zone = String.raw`(?:\s?(Z|UTC|GMT))?(\s?[+-]\d{2}:?\d{2}(?![\d:])|[+-]\d{2}(?![\d:.-]))?`;

/** `2026-08-11T02:01:02.123Z`, `2026-08-11 02:01:02,123`, `2026/08/11 02:01:02 +0000`. */
const yearFirst = new RegExp(String.raw`(?<!\d)(\d{4})[-/](\d{2})[-/](\d{2})(?:[T ]|, )${clock}${zone}`);
/** `Tue, 11 Aug 2026 02:01:02 GMT` (RFC 9110), `11/Aug/2026:02:01:02 +0000` (the common log format). */
const dayFirst = new RegExp(String.raw`(?<!\d)(\d{1,2})[ /-]${monthWord}[ /-](\d{4})[ :T]${clock}${zone}`);
/** `Tue Aug 11 2026 02:01:02 GMT+0000`, as JavaScript's `Date` prints itself; `Aug 11, 2026 2:01:02 PM` of Java's. */
const monthFirst = new RegExp(String.raw`${monthWord} (\d{1,2}),? (\d{4}),? ${clock}${zone}`);

/**
 * The first date and time in a text; null where there is none. A month or day that does not exist, and a date whose day
 * and month cannot be told apart (`8/11/2026`), do not count.
 */
export function timeIn(text: string): WrittenTime | null {
  if (!anyClock.test(text)) return null;
  const iso = yearFirst.exec(text);
  // Nearly every log begins a line so.
  if (iso !== null && iso.index < 24) return whenOf(iso, "year");
  const day = dayFirst.exec(text);
  const month = monthFirst.exec(text);
  const first = [iso, day, month].filter((match) => match !== null).sort((one, other) => one.index - other.index)[0];
  if (first === undefined) return null;
  return whenOf(first, first === iso ? "year" : first === day ? "day" : "month");
}

function whenOf(match: RegExpExecArray, firstPart: "year" | "month" | "day"): WrittenTime | null {
  const [, one = "", two = "", three = "", hour = "", minute = "", second, fraction = "", half, utc, offset] = match;
  const ofFirst = { year: [one, two, three], day: [three, monthOf(two), one], month: [three, monthOf(one), two] };
  const [y, mo, d] = ofFirst[firstPart];
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  if (Number(hour) > (half === undefined ? 23 : 12) || Number(minute) > 59 || Number(second ?? 0) > 60) return null;
  const ms = Number(fraction.padEnd(3, "0").slice(0, 3));
  const utcMs = Date.UTC(Number(y), Number(mo) - 1, Number(d), hours, Number(minute), Number(second ?? 0), ms);
  if (Number.isNaN(utcMs) || new Date(utcMs).getUTCMonth() + 1 !== Number(mo)) return null;
  return {
    at: new Date(utcMs - offsetMs(offset)).toISOString(),
    isZoned: utc !== undefined || offset !== undefined,
    resolutionMs: second === undefined ? 60_000 : Math.max(resolutionOf(ms), 10 ** Math.max(0, 3 - fraction.length)),
  };
}

function monthOf(word: string): string {
  return String(months.indexOf(word.toLowerCase()) + 1);
}

function offsetMs(offset: string | undefined): number {
  if (offset === undefined) return 0;
  const digits = offset.replace(/\D/g, "");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (offset.includes("-") ? -minutes : minutes) * 60_000;
}

/** A number of s, ms, µs or ns since 1970 within the first half of this century; null for other numbers. */
function timeOfNumber(value: number): WrittenTime | null {
  for (const perMs of [0.001, 1, 1e3, 1e6]) {
    const ms = value / perMs;
    if (ms > 946_684_800_000 && ms < 2_524_608_000_000)
      return { at: new Date(Math.round(ms)).toISOString(), isZoned: true, resolutionMs: resolutionOf(Math.round(ms)) };
  }
  return null;
}

/** `1772359205.1`: how many decimals are written says how exactly it is known. */
function timeOfDigits(text: string): WrittenTime | null {
  const [, decimals] = /^(?:\d{10}(?:\.(\d+))?|\d{13,19})$/.exec(text) ?? [null];
  if (decimals === null) return null;
  const time = timeOfNumber(Number(text));
  if (time === null || decimals === undefined) return time;
  return { ...time, resolutionMs: Math.max(time.resolutionMs, 10 ** Math.max(0, 3 - decimals.length)) };
}

/** Reads a field for a time: a text, a number, or Log4j's `{"epochSecond": …, "nanoOfSecond": …}`. */
export function timeFrom(value: unknown): WrittenTime | null {
  if (typeof value === "number") return timeOfNumber(value);
  if (typeof value === "string") {
    return timeIn(value) ?? timeOfDigits(value);
  }
  if (typeof value !== "object" || value === null) return null;
  if ("epochSecond" in value && typeof value.epochSecond === "number") {
    const nanos = "nanoOfSecond" in value && typeof value.nanoOfSecond === "number" ? value.nanoOfSecond : 0;
    return timeOfNumber(value.epochSecond * 1000 + Math.floor(nanos / 1e6));
  }
  // MongoDB's extended JSON.
  return "$date" in value ? timeFrom(value.$date) : null;
}
