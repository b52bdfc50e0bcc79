import { asRecord, callControl, listIn, malformed } from "./controlCall.ts";
import type { LocalAddress } from "./localSandbox.ts";

/**
 * A change of the local sandbox's clock: forward by seconds, forward to a time (ISO 8601), or frozen and running
 * again.
 */
export type ClockMove = { readonly seconds: number } | { readonly to: string } | { readonly frozen: boolean };

/**
 * Changes the clock. Returns its time (ISO 8601) once everything due by then has happened. @throws BalanceLensError as
 * `callControl`; `local-refused` for a move backwards, or by more than 1000 days
 */
export async function setClock(address: LocalAddress, move: ClockMove, signal: AbortSignal): Promise<string> {
  const { now } = asRecord(await callControl(address, { path: "clock", body: move }, signal));
  if (typeof now !== "string") throw malformed("control answered no time");
  return now;
}

/** The next background refresh of Plaid's copy of an Item. */
export interface NextRefresh {
  readonly itemId: string;
  /** ISO 8601. */
  readonly at: string;
}

/** The next refresh of each Item that has one, soonest first. @throws BalanceLensError as `callControl` */
export async function listNextRefreshes(address: LocalAddress, signal: AbortSignal): Promise<readonly NextRefresh[]> {
  const rows = listIn(await callControl(address, { path: "refreshes" }, signal), "refreshes");
  return rows.map(({ item_id: itemId, at }) => {
    if (typeof itemId !== "string" || typeof at !== "string") throw malformed("a refresh has no Item or no time");
    return { itemId, at };
  });
}
