import { hour, minute, second } from "../time/time.ts";
import type { ErrorCode } from "../wire/errorFacts.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";

/** At most so many calls in a window of so many ms. */
interface Limit {
  readonly most: number;
  readonly window: number;
}

interface EndpointLimits {
  readonly perItem?: Limit;
  readonly perClient?: Limit;
  /** Of one `client_transaction_id`. */
  readonly perTransaction?: Limit;
  readonly itemCode: ErrorCode;
  readonly clientCode: ErrorCode;
}

/** Whose limits hold. */
export type RateLimits = "off" | "sandbox" | "production";

type Limits = Readonly<Record<string, EndpointLimits>>;

/** For its evaluations Plaid counts by the hour and the second. */
function evaluations(perSecond: number): EndpointLimits {
  return {
    perItem: { most: 70, window: hour },
    perTransaction: { most: 10, window: hour },
    perClient: { most: perSecond, window: second },
    itemCode: "RATE_LIMIT",
    clientCode: "RATE_LIMIT",
  };
}

/** The limits that Sandbox and Production share. */
const everywhere: Limits = {
  "/transactions/refresh": byMinute(2, 100, "TRANSACTIONS_REFRESH_LIMIT"),
  "/investments/auth/get": byMinute(15, 500, "RATE_LIMIT"),
  "/investments/refresh": byMinute(1, 100, "RATE_LIMIT"),
  "/sandbox/transactions/create": byMinute(2, 50, "RATE_LIMIT"),
  "/institutions/get_by_id": byMinute(0, 400, "INSTITUTIONS_GET_BY_ID_LIMIT"),
};

/**
 * Plaid's published limits: https://plaid.com/docs/errors/rate-limit-exceeded/. Codes that it does not publish
 * (liabilities, investments/auth, signal) are `RATE_LIMIT` here.
 */
const limits: Readonly<Record<Exclude<RateLimits, "off">, Limits>> = {
  sandbox: {
    ...everywhere,
    "/accounts/get": byMinute(100, 5000, "ACCOUNTS_LIMIT"),
    "/accounts/balance/get": { ...byMinute(25, 100, "BALANCE_LIMIT"), clientCode: "ACCOUNTS_BALANCE_GET_LIMIT" },
    "/signal/evaluate": evaluations(30),
    "/transactions/sync": byMinute(50, 1000, "TRANSACTIONS_SYNC_LIMIT"),
    "/transactions/get": byMinute(80, 1000, "TRANSACTIONS_LIMIT"),
    "/auth/get": byMinute(100, 500, "AUTH_LIMIT"),
    "/identity/get": byMinute(100, 1000, "IDENTITY_LIMIT"),
    "/liabilities/get": byMinute(10, 1000, "RATE_LIMIT"),
    "/investments/holdings/get": byMinute(100, 1000, "INVESTMENT_HOLDINGS_GET_LIMIT"),
    "/investments/transactions/get": byMinute(100, 1000, "INVESTMENT_TRANSACTIONS_LIMIT"),
    "/item/get": byMinute(40, 5000, "ITEM_GET_LIMIT"),
    "/institutions/get": byMinute(0, 10, "INSTITUTIONS_GET_LIMIT"),
  },
  production: {
    ...everywhere,
    "/accounts/get": byMinute(15, 15_000, "ACCOUNTS_LIMIT"),
    "/accounts/balance/get": { ...byMinute(5, 1200, "BALANCE_LIMIT"), clientCode: "ACCOUNTS_BALANCE_GET_LIMIT" },
    "/signal/evaluate": evaluations(20),
    "/transactions/sync": byMinute(50, 2500, "TRANSACTIONS_SYNC_LIMIT"),
    "/transactions/get": byMinute(30, 20_000, "TRANSACTIONS_LIMIT"),
    "/auth/get": byMinute(15, 12_000, "AUTH_LIMIT"),
    "/identity/get": byMinute(15, 2000, "IDENTITY_LIMIT"),
    "/liabilities/get": byMinute(15, 1000, "RATE_LIMIT"),
    "/investments/holdings/get": byMinute(15, 2000, "INVESTMENT_HOLDINGS_GET_LIMIT"),
    "/investments/transactions/get": byMinute(30, 20_000, "INVESTMENT_TRANSACTIONS_LIMIT"),
    "/item/get": byMinute(15, 5000, "ITEM_GET_LIMIT"),
    "/institutions/get": byMinute(0, 50, "INSTITUTIONS_GET_LIMIT"),
  },
};

function byMinute(perItem: number, perClient: number, code: ErrorCode): EndpointLimits {
  return {
    perItem: { most: perItem, window: minute },
    perClient: { most: perClient, window: minute },
    itemCode: code,
    clientCode: code,
  };
}

const mostRemembered = 10_000;
const longestWindow = hour;

export interface RateLimiter {
  /**
   * Counts a call, unless it is refused. @param call the Item it is about (undefined for none, or for an unknown one),
   * a digest of the client's id, and the `client_transaction_id` if it has one @throws PlaidFailure with the limit's
   * own code
   */
  count(path: string, call: { itemId: string | undefined; clientId: string; transactionId?: string | undefined }): void;
}

/** @param now real ms: windows run on real time, so that a frozen virtual clock never makes a back-off endless */
export function createRateLimiter(whose: Exclude<RateLimits, "off">, now: () => number): RateLimiter {
  const calls = new Map<string, number[]>();

  const recent = (key: string, limit: Limit, at: number): number[] => {
    const kept = (calls.get(key) ?? []).filter((each) => each > at - limit.window);
    calls.set(key, kept);
    return kept;
  };

  return {
    count(path, { itemId, clientId, transactionId }) {
      const found = limits[whose][path];
      if (found === undefined) return;
      const at = now();
      const counted: number[][] = [];
      const check = (key: string, limit: Limit | undefined, code: ErrorCode): void => {
        if (limit === undefined) return;
        const kept = recent(key, limit, at);
        if (kept.length >= limit.most) throw new PlaidFailure(code);
        counted.push(kept);
      };
      if (itemId !== undefined) check(`${path} item ${itemId}`, found.perItem, found.itemCode);
      if (transactionId !== undefined) {
        check(`${path} transaction ${clientId} ${transactionId}`, found.perTransaction, found.itemCode);
      }
      check(`${path} client ${clientId}`, found.perClient, found.clientCode);
      for (const kept of counted) kept.push(at);
      if (calls.size > mostRemembered) forgetOld(calls, at);
    },
  };
}

function forgetOld(calls: Map<string, number[]>, at: number): void {
  for (const [key, times] of calls) if ((times.at(-1) ?? 0) < at - longestWindow) calls.delete(key);
  // A client that changes its name with each call must not make each call slower than the one before: the older half is
  // dropped.
  for (const key of calls.keys()) {
    if (calls.size <= mostRemembered / 2) return;
    calls.delete(key);
  }
}
