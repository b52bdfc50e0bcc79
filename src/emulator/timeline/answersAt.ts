import { answersInRealTime, sharedCopy } from "../cache/readCopy.ts";
import { corruptBody } from "../faults/applyFault.ts";
import { unusableEffects } from "../faults/fault.ts";
import { endpoints } from "../handlers/endpoints.ts";
import { isoDate, isoTime } from "../time/time.ts";
import { checkFields } from "../wire/checkFields.ts";
import { isRecord } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import type { Item } from "../world/item.ts";
import type { World } from "../world/world.ts";
import { itemAt } from "./itemAt.ts";

/** What an endpoint would have returned for an account. */
export interface MomentAnswer {
  readonly endpoint: string;
  readonly kind: "cached" | "evaluated" | "real-time";
  readonly available: number | null;
  readonly current: number | null;
  readonly errorCode: string | null;
  /** The effect of a fault, unless it is an error in Plaid's format; null without a fault. */
  readonly fault: string | null;
  /** The result of an evaluation by a ruleset. */
  readonly decision: string | null;
}

export interface MomentAsked {
  /** ms since the epoch, not after now. */
  readonly at: number;
  readonly accountId: string;
  /** The debit to evaluate, in the account's currency; null: none. `rulesetKey` undefined: no key is sent. */
  readonly debit: { readonly amount: number; readonly rulesetKey: string | undefined } | null;
}

/** Seeds the scores that the amount does not decide, so that they equal those of `POST rulesets/preview`. */
const transactionId = "preview";

/** For an Item with a copy per product: an endpoint that reads each copy. */
const readersOfCopies: Readonly<Record<string, string>> = {
  transactions: "/transactions/get",
  investments: "/investments/holdings/get",
  liabilities: "/liabilities/get",
};

/**
 * What the endpoints would have returned at a moment of an Item's life, with the present rulesets. Makes the calls on
 * a copy of the Item as it was then, so that they change nothing. Empty for a moment before the link.
 */
export function answersAt(world: World, item: Item, asked: MomentAsked): readonly MomentAnswer[] {
  const then = itemAt(item, world.copyHistory, asked.at);
  if (then === null) return [];
  return callsOf(then, asked).map(({ endpoint, kind, body }) => {
    const scope = { path: endpoint, itemId: item.itemId, institutionId: item.institutionId };
    const fault = world.faults.metAt(asked.at, scope);
    const failed = { endpoint, kind, available: null, current: null, errorCode: null, fault: null, decision: null };
    if (fault?.effect === "error") return { ...failed, errorCode: fault.error_code ?? null };
    if (unusableEffects.includes(fault?.effect)) return { ...failed, fault: fault?.effect ?? null };
    // Each call gets a fresh copy of the Item: the previous call may have changed its own.
    const answer = answerOf(world, itemAt(item, world.copyHistory, asked.at) ?? then, { endpoint, body, at: asked.at });
    if (answer instanceof PlaidFailure) return { ...failed, errorCode: answer.code };
    return { ...failed, ...balancesIn(fault === undefined ? answer : corruptBody(fault, answer), asked.accountId) };
  });
}

interface PlannedCall {
  readonly endpoint: string;
  readonly kind: MomentAnswer["kind"];
  readonly body: object;
}

function callsOf(item: Item, { at, accountId, debit }: MomentAsked): readonly PlannedCall[] {
  const access_token = item.accessToken;
  const options = { account_ids: [accountId] };
  const calls: PlannedCall[] = [{ endpoint: "/accounts/get", kind: "cached", body: { access_token, options } }];
  for (const copy of item.switches.copyPerProduct ? item.copies.keys() : []) {
    const endpoint = readersOfCopies[copy];
    if (copy === sharedCopy || endpoint === undefined || !item.products.includes(copy)) continue;
    const dates = copy === "transactions" ? { start_date: isoDate(at), end_date: isoDate(at) } : {};
    calls.push({ endpoint, kind: "cached", body: { access_token, options, ...dates } });
  }
  if (debit !== null) {
    const { amount, rulesetKey } = debit;
    const body = { access_token, account_id: accountId, amount, client_transaction_id: transactionId };
    const ruleset = rulesetKey === undefined ? {} : { ruleset_key: rulesetKey };
    calls.push({ endpoint: "/signal/evaluate", kind: "evaluated", body: { ...body, ...ruleset } });
  }
  const account = item.accounts.find((each) => each.accountId === accountId);
  const isDated = account !== undefined && !answersInRealTime(item, account);
  const oldest = isDated ? { min_last_updated_datetime: isoTime(0) } : {};
  const realTime = { access_token, options: { ...options, ...oldest } };
  return [...calls, { endpoint: "/accounts/balance/get", kind: "real-time", body: realTime }];
}

/** A temporary world with this Item only; whatever happens in it is discarded. */
function asideOf(world: World, item: Item): World {
  return {
    ...world,
    items: new Map([[item.itemId, item]]),
    evaluations: new Map(),
    eventQueue: { add: () => undefined, next: () => undefined, forget: () => undefined },
    log: { count: 0, record: () => undefined, read: () => [] },
  };
}

function answerOf(
  world: World,
  item: Item,
  { endpoint: path, body, at }: { readonly endpoint: string; readonly body: object; readonly at: number },
): object {
  const endpoint = endpoints.get(path);
  if (endpoint === undefined) throw new Error(`${path} is not modelled`);
  try {
    const input = checkFields({ ...body }, endpoint.fields);
    return endpoint.run({ input, world: asideOf(world, item), now: at, key: transactionId });
  } catch (error) {
    if (error instanceof PlaidFailure) return error;
    throw error;
  }
}

/** The account's balances in a response body: evaluations have them in another place than all other endpoints. */
function balancesIn(body: object, accountId: string): Pick<MomentAnswer, "available" | "current" | "decision"> {
  const { accounts, core_attributes: attributes, ruleset } = body as Readonly<Record<string, unknown>>;
  const account = Array.isArray(accounts) ? accounts.find((each) => each?.account_id === accountId) : undefined;
  const balances: unknown = account?.balances;
  const result = isRecord(ruleset) ? ruleset.result : null;
  const decision = typeof result === "string" ? result : null;
  if (isRecord(balances)) {
    return { available: amountIn(balances.available), current: amountIn(balances.current), decision };
  }
  const { available_balance, current_balance } = isRecord(attributes) ? attributes : {};
  return { available: amountIn(available_balance), current: amountIn(current_balance), decision };
}

function amountIn(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
