import { createFormats, type Formats } from "./formats.ts";
import { wordMessages } from "./messages/words.ts";
import type { Messages, TextContext } from "./segment.ts";

export function formatsOf(context: TextContext): Formats {
  return context.formats ?? createFormats(context.locale, context.timeZone);
}

/**
 * The keys that a list of sentences may be asked for: those of its families, the texts before the first dot. A chunk
 * holds only the lists that its modules name, so a key of another list is a compile error.
 */
export type KeyIn<List> = FamilyKey<keyof List>;
type FamilyKey<Key> = Key extends `${infer Family}.${string}` ? `${Family}.${string}` : never;

/** The sentence of a key in the reader's language, else in the English of its list; null when neither has it. */
export function findMessage<List extends Messages>(key: KeyIn<List>, list: List, context: TextContext): string | null {
  return find(key, list, context);
}

/** The sentence of the first key that has one. A key without any is shown itself, so that it gets noticed. */
export function message<List extends Messages>(keys: readonly KeyIn<List>[], list: List, context: TextContext): string {
  for (const key of keys) {
    const found = find(key, list, context);
    if (found !== null) return found;
  }
  return keys[0] ?? "";
}

/** The word for a value of a closed set (`field.available`, `product.auth`); the value itself where there is none. */
export function valueWord(set: string, value: string, context: TextContext): string {
  return find(`${set}.${value}`, wordMessages, context) ?? value;
}

/** Keys to try for a counted sentence: with the plural form of the count, with `other`, without a form. */
export function counted<Key extends string>(
  key: Key,
  count: number,
  context: TextContext,
): readonly (Key | `${Key}.${string}`)[] {
  return [`${key}.${formatsOf(context).plural(count)}`, `${key}.other`, key];
}

/** Puts plain words into `{placeholders}`. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}

function find(key: string, list: Messages, context: TextContext): string | null {
  return context.messages[key] ?? (Object.hasOwn(list, key) ? (list[key] ?? null) : null);
}
