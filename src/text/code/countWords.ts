import { remarkMessages } from "../messages/remarks.ts";
import type { TextContext } from "../segment.ts";
import { counted, fill, message } from "../translate.ts";

/** How many calls or remarks a file has. */
export function countWords(what: "calls" | "remarks", count: number, context: TextContext): string {
  return fill(message(counted(`found-in-code.${what}`, count, context), remarkMessages, context), {
    count: String(count),
  });
}
