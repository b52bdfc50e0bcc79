import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import { defaultBaseline } from "../../../src/core/comparison/differenceFrom.ts";
import { endpointEntry } from "../../../src/core/endpoint/catalogue.ts";
import type { OkCall, PanelCall } from "./panelCalls.ts";
import type { TableColumn } from "./tableColumns.ts";

export interface Baseline {
  readonly call: OkCall;
  /** Set when the real-time response was preferred but is missing. */
  readonly insteadOf: "real-time" | null;
}

/** The responses that can be the baseline. */
export function baselineChoices(calls: readonly PanelCall[]): readonly OkCall[] {
  return calls.filter(
    (call): call is OkCall =>
      call.state === "ok" && call.reading.accounts.length > 0 && !endpointEntry(call.endpoint).isAlwaysNull,
  );
}

/**
 * The baseline: the person's choice, else the real-time response; where that failed, the evaluation, whose number may
 * be the bank's too. Where no call asked the bank, the last response. Null while nothing can serve.
 */
export function baselineOf(
  comparison: Comparison,
  calls: readonly PanelCall[],
  chosen: string | null,
): Baseline | null {
  const choices = baselineChoices(calls);
  const wanted = choices.find((call) => call.id === chosen);
  if (wanted !== undefined) return { call: wanted, insteadOf: null };
  const best = defaultBaseline(comparison);
  if (best?.kind === "real-time") {
    const call = choices.find(({ id }) => id === best.id);
    return call === undefined ? null : { call, insteadOf: null };
  }
  // The real-time response may still come: differences from anything else would then change their meaning.
  if (comparison.status === "running") return null;
  if (calls.some(({ kind, state }) => kind === "real-time" && state !== "skipped")) {
    const call = choices.findLast(({ kind }) => kind === "evaluated");
    return call === undefined ? null : { call, insteadOf: "real-time" };
  }
  // Of the responses of one step, the one with the most accounts leaves the fewest without a difference.
  const call =
    choices.findLast(
      ({ kind, endpoint }) => kind === best?.kind && endpointEntry(endpoint).shows === "every-account",
    ) ?? choices.find((choice) => choice.id === best?.id);
  return call === undefined ? null : { call, insteadOf: null };
}

/** The column whose differences are shown: the first cached one, else the first that is not the baseline. */
export function subjectOf(columns: readonly TableColumn[], baseline: Baseline | null): TableColumn | null {
  const others = columns.filter(({ calls }) => calls.every(({ id }) => id !== baseline?.call.id));
  const ofKind = (kind: PanelCall["kind"]) => others.find(({ calls: [first] }) => first.kind === kind);
  // An evaluation has a number of one account alone.
  return ofKind("cached") ?? ofKind("real-time") ?? others[0] ?? null;
}
