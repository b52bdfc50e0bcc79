import { redact } from "../../core/masking/redact.ts";
import { oneLine } from "../../text/controlCharacters.ts";

/** A text from outside on one line, without tokens and without anything that a terminal would act on. */
export function plainText(text: string): string {
  return redact(oneLine(text), []);
}

/**
 * The same value with `plainText` applied to every string in it. Drawn text holds colour codes of its own, so text from
 * outside must be cleaned before the two are mixed. The value is data, as JSON is.
 */
export function plainTexts<T>(value: T): T {
  return cleaned(value) as T;
}

function cleaned(value: unknown): unknown {
  if (typeof value === "string") return plainText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cleaned(each)]));
}
