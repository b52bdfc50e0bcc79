import { isObject } from "../../core/extract/json.ts";
import type { ItemSummary } from "../../core/item/item.ts";
import type { EvaluateRequest } from "../../core/reading/reading.ts";
import { type ControlAddress, ControlError, readControl } from "../control/readControl.ts";

/** An Item that a local sandbox lists, with what opens it. Tokens of a local sandbox are not secret. */
export interface ListedItem {
  readonly summary: ItemSummary;
  readonly accessToken: string;
  /** What its scenario proposes to evaluate; null when it proposes nothing. */
  readonly evaluate: Pick<EvaluateRequest, "accountId" | "amount" | "rulesetKey"> | null;
}

/**
 * Reads `GET {url}/_emulator/items`.
 * @throws ControlError when nobody answers, the token is refused or the answer is no list of Items
 */
export async function listControlItems(address: ControlAddress, signal: AbortSignal): Promise<readonly ListedItem[]> {
  const body = await readControl(address, "items", signal);
  const items = isObject(body) && Array.isArray(body.items) ? body.items.map(listedItem) : [null];
  if (!items.every((item) => item !== null))
    throw new ControlError(`${address.url} lists no Items of a local sandbox.`);
  return items;
}

function listedItem(entry: unknown): ListedItem | null {
  if (!isObject(entry) || typeof entry.item_id !== "string" || typeof entry.access_token !== "string") return null;
  const products = Array.isArray(entry.products) ? entry.products.filter((each) => typeof each === "string") : [];
  return {
    accessToken: entry.access_token,
    summary: {
      itemId: entry.item_id,
      environment: "local",
      institutionId: textOrNull(entry.institution_id),
      institutionName: textOrNull(entry.institution_name),
      products,
      ...(typeof entry.scenario === "string" && { scenario: entry.scenario }),
    },
    evaluate: proposedEvaluation(entry.evaluate),
  };
}

function proposedEvaluation(value: unknown): ListedItem["evaluate"] {
  if (!isObject(value) || typeof value.account_id !== "string" || typeof value.amount !== "number") return null;
  return { accountId: value.account_id, amount: value.amount, rulesetKey: textOrNull(value.ruleset_key) };
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
