import type { ItemFacts } from "../item/item.ts";
import type { Reading } from "../reading/reading.ts";
import { redacted } from "./redact.ts";

/** What `/item/get` told, without the address that its webhooks go to: that there is one is a fact, and it may carry a key. */
export function withoutWebhookAddress(facts: ItemFacts): ItemFacts {
  return facts.webhook === null || facts.webhook === "" ? facts : { ...facts, webhook: redacted };
}

/** A reading as it may be kept and shown. */
export function keepable(reading: Reading): Reading {
  if (reading.outcome !== "ok" || reading.item === undefined) return reading;
  return { ...reading, item: withoutWebhookAddress(reading.item) };
}

/** Whether the address was left out when the reading was kept. */
export function isWebhookMasked({ webhook }: ItemFacts): boolean {
  return webhook === redacted;
}
