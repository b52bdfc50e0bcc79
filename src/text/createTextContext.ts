import { createFormats } from "./formats.ts";
import type { Messages, TextContext } from "./segment.ts";

/** A context whose formatters are made once: what a view that formats thousands of numbers should pass around. */
export function createTextContext(input: { messages: Messages; locale: string; timeZone?: string }): TextContext {
  return { ...input, formats: createFormats(input.locale, input.timeZone) };
}
