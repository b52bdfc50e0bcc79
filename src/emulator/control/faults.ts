import { parseFault } from "../faults/fault.ts";
import { type Fault, mostFaults } from "../faults/faultBook.ts";
import { endpoints } from "../handlers/endpoints.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { readBody } from "../wire/readBody.ts";
import { freezeCopies } from "../world/world.ts";
import type { ControlContext, ReadContext } from "./context.ts";

/** `GET faults`: those that are on, in the order in which a call meets them. */
export function listFaults({ world }: ReadContext): object {
  return { faults: world.faults.read().map(faultLine) };
}

/** `POST faults`: puts one on, after those there are. */
export function addFault({ world, request, clock, changed }: ControlContext): object {
  const spec = parseFault(readBody(request));
  if (spec.endpoint !== undefined && !endpoints.has(spec.endpoint))
    throw new PlaidFailure("INVALID_FIELD", `endpoint ${spec.endpoint.slice(0, 100)} is not modelled`);
  if (spec.item_id !== undefined && !world.items.has(spec.item_id))
    throw new PlaidFailure("INVALID_FIELD", "there is no Item of this item_id");
  if (world.faults.read().length >= mostFaults)
    throw new PlaidFailure("INVALID_FIELD", `at most ${mostFaults} faults can be on`);
  const fault = world.faults.add(spec, clock.now());
  freezeCopies(world);
  changed({ kind: "fault", fault: spec });
  return { fault: faultLine(fault) };
}

/** `DELETE faults?fault_id=…`: clears one; all without it. */
export function clearFaults({ world, query, clock, changed }: ControlContext): object {
  const id = query.get("fault_id");
  const count = world.faults.read().length;
  if (!world.faults.clear(id, clock.now()) && id !== null)
    throw new PlaidFailure("NOT_FOUND", "there is no fault of this fault_id");
  freezeCopies(world);
  changed({ kind: "faults-cleared", id });
  return { cleared: count - world.faults.read().length };
}

function faultLine({ id, spec, callsLeft }: Fault) {
  return { fault_id: id, ...spec, calls_left: callsLeft };
}
