import type { ItemSummary, Lesson, ProposedDebit } from "../../core/item/item.ts";
import type { CancelSignal } from "../../core/run/cancellation.ts";
import { asRecord, callControl, listIn, malformed, textOrNull } from "./controlCall.ts";
import type { LocalAddress } from "./localSandbox.ts";

/** An Item of the local sandbox. Its token is not a secret: the control API lists it. */
export interface LocalItem {
  readonly item: ItemSummary;
  readonly accessToken: string;
}

/**
 * Lists the Items of the local sandbox.
 * @throws BalanceLensError `emulator-stopped` when nothing listens, `malformed-answer` when the response is not the
 * list.
 */
export async function listLocalItems(
  address: LocalAddress,
  signal: CancelSignal & AbortSignal,
): Promise<readonly LocalItem[]> {
  return listIn(await callControl(address, { path: "items" }, signal), "items").map(readRow);
}

/** The local sandbox's clock: it runs with real time unless it is frozen. */
export interface ClockReading {
  /** ISO 8601. */
  readonly now: string;
  readonly frozen: boolean;
}

/** A reading with this machine's monotonic time of it, ms. */
export interface TimedClockReading extends ClockReading {
  readonly atMs: number;
}

/**
 * The time that the clock has by now if nothing moved it, ms since the epoch.
 * @param monotonicMs this machine's monotonic time
 */
export function expectedTime({ now, frozen, atMs }: TimedClockReading, monotonicMs: number): number {
  return Date.parse(now) + (frozen ? 0 : monotonicMs - atMs);
}

/** Reads the local sandbox's clock. @throws BalanceLensError `emulator-stopped`, `malformed-answer` */
export async function readClock(address: LocalAddress, signal: AbortSignal): Promise<ClockReading> {
  const { now, frozen } = asRecord(await callControl(address, { path: "clock" }, signal));
  if (typeof now !== "string" || Number.isNaN(Date.parse(now))) throw malformed("control answered no time");
  return { now, frozen: frozen === true };
}

/**
 * Repairs the login of an Item, as completing Link's update mode does.
 * @throws BalanceLensError `emulator-stopped`, `malformed-answer`
 */
export async function repairItem(address: LocalAddress, itemId: string, signal: AbortSignal): Promise<void> {
  await callControl(address, { path: `items/${encodeURIComponent(itemId)}/repair`, body: {} }, signal);
}

function readRow(row: Readonly<Record<string, unknown>>): LocalItem {
  const { item_id: itemId, access_token: accessToken, products, scenario, test_user: testUser } = row;
  const debit = readDebit(row.evaluate);
  const lesson = readLesson(row.lesson, row.scenario_summary);
  if (typeof itemId !== "string" || typeof accessToken !== "string") throw malformed("an Item has no id or no token");
  return {
    accessToken,
    item: {
      itemId,
      environment: "local",
      institutionId: textOrNull(row.institution_id),
      institutionName: textOrNull(row.institution_name),
      products: Array.isArray(products) ? products.filter((product) => typeof product === "string") : [],
      ...(typeof scenario === "string" ? { scenario } : {}),
      ...(lesson !== null && { lesson }),
      ...(debit !== null && { debit }),
      ...(typeof testUser === "string" ? { testUser } : {}),
    },
  };
}

/** Null when the scenario's file names no lesson, as in a person's own scenarios. */
export function readLesson(value: unknown, summary: unknown): Lesson | null {
  const { place, group, label, bank } = asRecord(value);
  if (typeof place !== "number" || typeof summary !== "string") return null;
  if (typeof group !== "string" || typeof label !== "string" || typeof bank !== "string") return null;
  return { place, group, label, bank, summary };
}

function readDebit(value: unknown): ProposedDebit | null {
  const { account_id: accountId, amount, ruleset_key: rulesetKey } = asRecord(value);
  if (typeof accountId !== "string" || typeof amount !== "number") return null;
  return { accountId, amount, rulesetKey: textOrNull(rulesetKey) };
}
