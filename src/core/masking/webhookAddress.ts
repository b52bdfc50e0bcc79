import type { ItemFacts } from "../item/item.ts";
import type { Reading } from "../reading/reading.ts";
import { redacted } from "./redact.ts";

/**
 * The facts of `/item/get` without the address of its webhooks, which may hold a key; that there is one stays visible.
 */
export function withoutWebhookAddress(facts: ItemFacts): ItemFacts {
  return facts.webhook === null || facts.webhook === "" ? facts : { ...facts, webhook: redacted };
}

/** A reading in the form that may be kept and shown. */
export function keepable(reading: Reading): Reading {
  if (reading.outcome !== "ok" || reading.item === undefined) return reading;
  return { ...reading, item: withoutWebhookAddress(reading.item) };
}

/** Whether the address was left out when the reading was kept. */
export function isWebhookMasked({ webhook }: ItemFacts): boolean {
  return webhook === redacted;
}
