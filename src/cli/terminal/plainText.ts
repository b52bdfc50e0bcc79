import { redact } from "../../core/masking/redact.ts";
import { oneLine } from "../../text/steering.ts";

/** A text from outside as one line without a token, and without anything that a terminal would act on. */
export function plainText(text: string): string {
  return redact(oneLine(text), []);
}

/**
 * The same value with every text in it as `plainText` has it: what is drawn has colours of its own, so what comes from
 * outside has to be clean before it is mixed with them. The value is data, as JSON is.
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
