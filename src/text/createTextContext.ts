import { createFormats } from "./intlFormats.ts";
import type { Messages, TextContext } from "./segment.ts";

/**
 * A context with formatters created once, to be passed around by views that format thousands of numbers. `now` (ms
 * since the epoch) sets the reader's day: times of that day are shown without a date.
 */
export function createTextContext(input: {
  messages: Messages;
  locale: string;
  timeZone?: string;
  now?: number;
}): TextContext {
  const { now, ...rest } = input;
  const formats = createFormats(rest.locale, rest.timeZone);
  return { ...rest, formats, ...(now !== undefined && { today: formats.day(now) }) };
}
