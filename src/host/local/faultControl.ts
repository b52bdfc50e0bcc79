import { asRecord, callControl, listIn, malformed } from "./controlCall.ts";
import type { LocalAddress } from "./localSandbox.ts";

/** The effects a fault can have, by the local sandbox's own names. */
const faultEffects = [
  "error",
  "hang",
  "drop",
  "truncate",
  "html",
  "content_type",
  "bare_status",
  "stale",
  "null_fields",
  "lost_cursor",
  "mutation",
] as const;

export type FaultEffect = (typeof faultEffects)[number];

/** A fault as the control API takes it. A scope that is absent applies to all. */
export interface FaultRequest {
  /** Absent: the fault only delays. */
  readonly effect?: FaultEffect;
  readonly error_code?: string;
  readonly fields?: readonly string[];
  readonly delay_ms?: number;
  /** A path of Plaid's API. */
  readonly endpoint?: string;
  readonly item_id?: string;
  readonly institution_id?: string;
  /** How many calls it affects. Absent: every call until it is cleared. */
  readonly calls?: number;
}

/** An active fault. */
export interface FaultRow extends FaultRequest {
  readonly id: string;
  /** Null: every call until it is cleared. */
  readonly callsLeft: number | null;
}

/** The values that each scope of a fault can take. */
export interface FaultChoices {
  readonly endpoints: readonly string[];
  readonly errorCodes: readonly string[];
}

/** Reads the values that a fault's scopes can take. @throws BalanceLensError as `callControl` */
export async function readFaultChoices(address: LocalAddress, signal: AbortSignal): Promise<FaultChoices> {
  const body = await callControl(address, { path: "coverage" }, signal);
  const codes: unknown = asRecord(body).error_codes;
  return {
    endpoints: listIn(body, "endpoints").flatMap(({ path }) => (typeof path === "string" ? [path] : [])),
    errorCodes: Array.isArray(codes) ? codes.filter((code) => typeof code === "string") : [],
  };
}

/** Adds a fault. @throws BalanceLensError as `callControl`; `local-refused` for a combination that makes no sense */
export async function addFault(address: LocalAddress, fault: FaultRequest, signal: AbortSignal): Promise<void> {
  await callControl(address, { path: "faults", body: fault }, signal);
}

/** The active faults, in the order they apply to a call. @throws BalanceLensError as `callControl` */
export async function listFaults(address: LocalAddress, signal: AbortSignal): Promise<readonly FaultRow[]> {
  const rows = listIn(await callControl(address, { path: "faults" }, signal), "faults");
  return rows.map(({ fault_id: id, calls_left: callsLeft, effect, ...rest }) => {
    if (typeof id !== "string") throw malformed("a fault has no id");
    const known = faultEffects.find((each) => each === effect);
    const text = (name: string) => (typeof rest[name] === "string" ? { [name]: rest[name] } : {});
    return {
      id,
      callsLeft: typeof callsLeft === "number" ? callsLeft : null,
      ...(known !== undefined && { effect: known }),
      ...(typeof rest.delay_ms === "number" && { delay_ms: rest.delay_ms }),
      ...text("error_code"),
      ...text("endpoint"),
      ...text("item_id"),
      ...text("institution_id"),
    };
  });
}

/** Clears one fault, or all. @param id null: all of them. @throws BalanceLensError as `callControl` */
export async function clearFaults(address: LocalAddress, id: string | null, signal: AbortSignal): Promise<void> {
  const path = id === null ? "faults" : `faults?fault_id=${encodeURIComponent(id)}`;
  await callControl(address, { method: "DELETE", path }, signal);
}
