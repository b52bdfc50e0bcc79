import type { CallFacts } from "../../code/facts.ts";
import { codeMessages } from "../messages/code.ts";
import type { TextContext } from "../segment.ts";
import { message } from "../translate.ts";

/** What stands over a call: what it reads, and that a click compares it. Null where it has nothing to do with balances. */
export function lensTitle({ use }: Pick<CallFacts, "use">, context: TextContext): string | null {
  if (use === "none" || use === "refreshes" || use === "report") return null;
  return message([`lens.${use}`], codeMessages, context);
}
