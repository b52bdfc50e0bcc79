import type { Messages } from "../segment.ts";

/** What is said of several Items that were compared one after another. */
export const manyItemsMessages: Messages = {
  "many.title.one": "{count} Item compared",
  "many.title.other": "{count} Items compared",
  "many.disagree.one": "{count} disagrees with itself.",
  "many.disagree.other": "{count} disagree with themselves.",
  "many.agree.one": "{count} agrees with itself.",
  "many.agree.other": "{count} agree with themselves.",
  "many.failed.one": "{count} was not compared.",
  "many.failed.other": "{count} were not compared.",
  "many.stopped.one": "{count} was left when it was cancelled.",
  "many.stopped.other": "{count} were left when it was cancelled.",
  "many.section.currency": "Disagree most, {currency}",
  "many.section.no-currency": "Disagree most, no currency given",
  "many.section.oldest": "Oldest cached balances",
  "many.section.failures": "Failures",
  "many.column.item": "Item",
  "many.column.widest": "Widest difference",
  "many.column.accounts": "Accounts that differ",
  "many.column.age": "Oldest cached balance",
  "many.column.why": "Why",
  "many.accounts.one": "{widest} in {count} account",
  "many.accounts.other": "{widest}, the widest of {count} accounts",
  "many.agrees": "all answers agree",
  "many.failed-calls.one": "{count} call failed",
  "many.failed-calls.other": "{count} calls failed",
};
