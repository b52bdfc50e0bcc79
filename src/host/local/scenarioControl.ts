import type { Lesson } from "../../core/item/item.ts";
import { asRecord, callControl, listIn, malformed } from "./controlCall.ts";
import { readLesson } from "./controlClient.ts";
import type { LocalAddress } from "./localSandbox.ts";

/** A scenario, whether or not it has an Item in the local sandbox. */
export interface ScenarioRow {
  readonly name: string;
  /** What it teaches, in a sentence or two. */
  readonly summary: string;
  /** Null when its file names no lesson. */
  readonly lesson: Lesson | null;
  readonly loaded: boolean;
}

/** Lists the scenarios. @throws BalanceLensError as `callControl` */
export async function listScenarios(address: LocalAddress, signal: AbortSignal): Promise<readonly ScenarioRow[]> {
  const rows = listIn(await callControl(address, { path: "scenarios" }, signal), "scenarios");
  return rows.map(({ name, summary, lesson, loaded }) => {
    if (typeof name !== "string" || typeof summary !== "string") throw malformed("a scenario has no name");
    return { name, summary, lesson: readLesson(lesson, summary), loaded: loaded === true };
  });
}

/**
 * Adds a scenario's Item, by the scenario's name or by its file's content; an existing Item is reset. Returns its id.
 * @throws BalanceLensError as `callControl`; `local-refused` when the scenario cannot be used
 */
export async function loadScenario(
  address: LocalAddress,
  scenario: { readonly name: string } | { readonly scenario: unknown },
  signal: AbortSignal,
): Promise<string> {
  const { item_id: itemId } = asRecord(await callControl(address, { path: "scenarios", body: scenario }, signal));
  if (typeof itemId !== "string") throw malformed("control named no Item");
  return itemId;
}

/** Resets the whole local sandbox to these scenarios. @throws BalanceLensError as `callControl` */
export async function resetSandbox(
  address: LocalAddress,
  scenarios: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  await callControl(address, { path: "reset", body: { scenarios } }, signal);
}

/** The local sandbox's whole state as JSON data. @throws BalanceLensError as `callControl` */
export async function readState(address: LocalAddress, signal: AbortSignal): Promise<unknown> {
  return callControl(address, { path: "state" }, signal);
}

/** Replaces the local sandbox's state with a saved one. @throws BalanceLensError as `callControl` */
export async function writeState(address: LocalAddress, state: unknown, signal: AbortSignal): Promise<void> {
  await callControl(address, { method: "PUT", path: "state", body: state }, signal);
}

/** Whether a file's parsed JSON is a saved state of the local sandbox. */
export function isSavedState(value: unknown): boolean {
  return asRecord(value).kind === "balance-lens-local-sandbox";
}
