import type { ItemSummary } from "../../core/item/item.ts";
import type { EvaluateRequest } from "../../core/reading/reading.ts";
import { getFromLoopback } from "../../emulator/server/loopback.ts";

/** An Item that a local sandbox lists, with what opens it. Tokens of a local sandbox are not secret. */
export interface ListedItem {
  readonly summary: ItemSummary;
  readonly accessToken: string;
  /** What its scenario proposes to evaluate; null when it proposes nothing. */
  readonly evaluate: Pick<EvaluateRequest, "accountId" | "amount" | "rulesetKey"> | null;
}

/**
 * The control path refused, or returned something other than a list of Items. The message is a sentence for the person.
 */
export class ControlError extends Error {}

const patienceMs = 10_000;

/**
 * Reads `GET {url}/_emulator/items`.
 * @throws ControlError when nobody answers, the token is refused or the answer is no list of Items
 */
export async function listControlItems(
  { url, token }: { url: string; token: string },
  signal: AbortSignal,
): Promise<readonly ListedItem[]> {
  const question = { token, signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]) };
  const { status, body: text } = await ask(`${url}/_emulator/items`, question).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new ControlError(`No local sandbox answers at ${url}.`);
  });
  if (status === 401) throw new ControlError("The local sandbox refuses BALANCE_LENS_CONTROL_TOKEN.");
  if (status !== 200) throw new ControlError(`${url} answers ${status} where a local sandbox lists its Items.`);
  const body = jsonIn(text);
  const items = isObject(body) && Array.isArray(body.items) ? body.items.map(listedItem) : [null];
  if (!items.every((item) => item !== null)) throw new ControlError(`${url} lists no Items of a local sandbox.`);
  return items;
}

/** Asks without a proxy where the server is on this machine; another server may be behind one. */
async function ask(url: string, question: { readonly token: string; readonly signal: AbortSignal }) {
  const { hostname, protocol } = new URL(url);
  const isHere = /^(localhost|\[::1\]|127(\.\d{1,3}){3})$/.test(hostname);
  if (isHere && protocol === "http:") return getFromLoopback(url, question);
  const headers = { authorization: `Bearer ${question.token}` };
  const response = await fetch(url, { headers, redirect: "error", signal: question.signal });
  return { status: response.status, body: await response.text() };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
