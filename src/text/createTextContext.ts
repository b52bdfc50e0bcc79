import { createFormats } from "./formats.ts";
import type { Messages, TextContext } from "./segment.ts";

/**
 * A context whose formatters are made once: what a view that formats thousands of numbers should pass around. `now`, ms
 * since the epoch, makes the reader's day known: times of that day are shown without their date.
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
