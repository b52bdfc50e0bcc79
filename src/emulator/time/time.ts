export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** ISO 8601 in UTC with ms, from ms since the epoch. */
export function isoTime(at: number): string {
  return new Date(at).toISOString();
}

/** The last second that was formatted: most responses are of the same second as the one before. */
let lastDate = { second: Number.NaN, text: "" };

/** What a `Date` header says, from ms since the epoch. */
export function httpDate(at: number): string {
  const current = Math.floor(at / second);
  if (current !== lastDate.second) lastDate = { second: current, text: new Date(at).toUTCString() };
  return lastDate.text;
}

/** YYYY-MM-DD in UTC. */
export function isoDate(at: number): string {
  return isoTime(at).slice(0, 10);
}

/** ms since the epoch of an ISO 8601 time with its offset, or null. A bare date is midnight UTC. */
export function parseTime(text: string): number | null {
  const form = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2}))?$/;
  if (!form.test(text)) return null;
  const at = Date.parse(text);
  // Date.parse rolls 2026-02-30 over to March: the day must survive the round trip.
  if (Number.isNaN(at) || !isCalendarDate(text.slice(0, 10))) return null;
  return at;
}

/** Whether a text is a day that exists, as YYYY-MM-DD. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && isoDate(at) === text;
}

/** ms of a length such as `90s`, `6h`, `1d12h`; null when it is none. */
export function parseLength(text: string): number | null {
  const match = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  if (match === null || text === "") return null;
  const [days, hours, minutes, seconds] = [match[1], match[2], match[3], match[4]].map((part) => Number(part ?? 0));
  return (days ?? 0) * day + (hours ?? 0) * hour + (minutes ?? 0) * minute + (seconds ?? 0) * second;
}

/** A moment in a scenario: `-9h`, `+2d`, `0` (the start), or an ISO 8601 time. */
export function parseMoment(text: string, start: number): number | null {
  if (text === "0") return start;
  const sign = text.startsWith("-") ? -1 : text.startsWith("+") ? 1 : 0;
  if (sign === 0) return parseTime(text);
  const length = parseLength(text.slice(1));
  return length === null ? null : start + sign * length;
}
