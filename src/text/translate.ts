import { formatsOf } from "./intlFormats.ts";
import { wordMessages } from "./messages/words.ts";
import type { Messages, TextContext } from "./segment.ts";

/**
 * The keys that can be looked up in a list: those of its families, the parts before the first dot. A bundle contains
 * only the lists that its modules import, so a key of another list is a compile error.
 */
export type KeyIn<List> = FamilyKey<keyof List>;
type FamilyKey<Key> = Key extends `${infer Family}.${string}` ? `${Family}.${string}` : never;

/** The message of a key in the reader's language, else in the list's English; null when neither has it. */
export function findMessage<List extends Messages>(key: KeyIn<List>, list: List, context: TextContext): string | null {
  return find(key, list, context);
}

/**
 * The message of the first key that has one. If none has, the key itself is returned, so that the omission is noticed.
 */
export function message<List extends Messages>(keys: readonly KeyIn<List>[], list: List, context: TextContext): string {
  for (const key of keys) {
    const found = find(key, list, context);
    if (found !== null) return found;
  }
  return keys[0] ?? "";
}

/** The word for a value of a closed set (`field.available`, `product.auth`); the value itself when it has none. */
export function valueWord(set: string, value: string, context: TextContext): string {
  return find(`${set}.${value}`, wordMessages, context) ?? value;
}

/** The keys to try for a counted message: with the count's plural form, with `other`, without a form. */
export function counted<Key extends string>(
  key: Key,
  count: number,
  context: TextContext,
): readonly (Key | `${Key}.${string}`)[] {
  return [`${key}.${formatsOf(context).plural(count)}`, `${key}.other`, key];
}

/** Replaces `{placeholders}` with plain text. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}

function find(key: string, list: Messages, context: TextContext): string | null {
  return context.messages[key] ?? (Object.hasOwn(list, key) ? (list[key] ?? null) : null);
}
