import type { ItemSummary, Lesson, ProposedDebit } from "../item/item.ts";
import { flag, list, nullable, number, oneOf, optional, record, text } from "./shape.ts";

export const environment = oneOf(["local", "sandbox"]);

const isOfShape = record<ItemSummary>({
  itemId: text,
  environment,
  institutionId: nullable(text),
  institutionName: nullable(text),
  products: list(text),
  alias: optional(text),
  scenario: optional(text),
  testUser: optional(text),
  isProcessor: optional(flag),
  lesson: optional(record<Lesson>({ place: number, group: text, label: text, bank: text, summary: text })),
  debit: optional(record<ProposedDebit>({ accountId: text, amount: number, rulesetKey: nullable(text) })),
});

/** Whether a value from any storage is a complete ItemSummary. */
export function isItemSummary(value: unknown): value is ItemSummary {
  return isOfShape(value);
}
