import { createTextContext } from "../../src/text/createTextContext.ts";
import { formatsOf } from "../../src/text/intlFormats.ts";
import type { Messages, TextContext } from "../../src/text/segment.ts";

/**
 * The context of what the host sends: the previous one with its formatters when sentences and day are equal. `now` is ms
 * since the epoch.
 */
export function contextFor(
  before: TextContext,
  { locale, messages }: { readonly locale: string; readonly messages: Messages },
  now: number,
): TextContext {
  if (locale !== before.locale) return createTextContext({ messages, locale, now });
  const today = formatsOf(before).day(now);
  return today === before.today && isSame(messages, before.messages) ? before : { ...before, messages, today };
}

/** Each message brings its own copy of the sentences. */
function isSame(left: Messages, right: Messages): boolean {
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => left[key] === right[key]);
}
