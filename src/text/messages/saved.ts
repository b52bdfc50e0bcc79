import type { Messages } from "../segment.ts";

/** How saved responses were taken, why some cannot be, and what a copied call says of itself. */
export const savedMessages = {
  "saved.none": "There is no response to compare.",
  "saved.no-json": "{source} holds no JSON.",
  "saved.document": "{source} is not a comparison that can be opened: {detail}.",
  "saved.newer-document":
    "{source} was written by a newer version of Balance Lens (schemaVersion {version}). Update Balance Lens to open it.",
  "saved.body.not-an-answer": "{source} is not an answer of an endpoint that gives balances.",
  "saved.body.error-of-unknown-endpoint":
    "{source} is an error of Plaid's, which does not tell its endpoint. Name it, as in /accounts/balance/get={source}.",
  "saved.different-items": "{one} and {other} are of different Items: a difference between them would explain nothing.",
  "saved.known.named": "{source}: taken as {endpoint}, as it is named.",
  "saved.known.shape": "{source}: taken as {endpoint}, by its shape.",
  "saved.known.order":
    "{source}: taken as {endpoint}, only by its place: /accounts/get and /accounts/balance/get answer alike.",
  "saved.undated": "The time of its call is not known, so no age is told.",
  "changes.title": "What changed: {item}",
  "changes.between": "From {before} to {after}.",
  "changes.no-balance": "No balance changed in any call that both made.",
  "changes.before": "Before",
  "changes.after": "After",
  "changes.change": "Change",
  "changes.gone": "{account} is no longer shown.",
  "changes.come": "{account} is shown for the first time.",
  "changes.outcome": "{call}: {before} before, {after} after.",
  "changes.settled": "Resolved: {title} ({code}).",
  "changes.arisen": "New: {title} ({code}).",
  "snippet.request-not-kept": "The request of this response was not kept: this asks for every account.",
  "snippet.first-page": "This is the first page alone.",
  "snippet.refreshes-cache": "It asks the bank and refreshes Plaid's cached balances.",
} satisfies Messages;
