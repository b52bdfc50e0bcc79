import type { Messages } from "../segment.ts";

/**
 * Texts for the end user of the developer's product. They avoid our own terms: the reader knows a bank, an account and
 * an amount.
 */
export const userTextMessages = {
  "user-text.opening": "We have two different figures for the {what} of your account {account}:",
  "user-text.opening-unnamed": "We have two different figures for the {what} of your account:",
  "user-text.ours": "{amount}, from our last update",
  "user-text.ours-age": "{amount}, from our last update, which may be up to {age} old",
  "user-text.bank": "{amount}, which your bank gave us when we asked",
  "user-text.bank-time": "{amount}, which your bank gave us on {time}",
  "user-text.unknown":
    "We don’t know yet which one is right, or why they differ. Looking up a balance changes nothing in your account.",
  "user-text.ask":
    "Please open your bank’s own app or website, and tell us which {what} it shows for this account and when you looked. Until we know more, go by what your bank shows.",
  "user-text.ask-all":
    "Please open your bank’s own app or website, and tell us what it shows for these accounts and when you looked. Until we know more, go by what your bank shows.",
  "user-text-what.available": "available balance",
  "user-text-what.current": "balance",
  "user-text-what.credit": "available credit",
  "user-text-what.owed": "amount owed",
  "user-text-what.value": "value",
  "user-text-what.limit": "credit limit",
  "user-text-account.named": "{name}",
  "user-text-account.masked": "{name} ending in {mask}",
  "user-text-account.mask-alone": "ending in {mask}",
} as const satisfies Messages;
