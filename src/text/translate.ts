import { createFormats, type Formats } from "./formats.ts";
import { english } from "./messages/english.ts";
import type { TextContext } from "./segment.ts";

export function formatsOf(context: TextContext): Formats {
  return context.formats ?? createFormats(context.locale, context.timeZone);
}

/** The sentence of a key in the reader's language, else in English; null when neither has it. */
export function findMessage(key: string, context: TextContext): string | null {
  return context.messages[key] ?? (Object.hasOwn(english, key) ? (english[key] ?? null) : null);
}

/** The sentence of the first key that has one. A key without any is shown as itself, so that nobody misses it. */
export function message(keys: readonly string[], context: TextContext): string {
  for (const key of keys) {
    const found = findMessage(key, context);
    if (found !== null) return found;
  }
  return keys[0] ?? "";
}

/** Keys to try for a counted sentence: the plural form of the count, then `other`, then none. */
export function counted(key: string, count: number, context: TextContext): readonly string[] {
  return [`${key}.${formatsOf(context).plural(count)}`, `${key}.other`, key];
}

/** Puts plain words into `{placeholders}`. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}
