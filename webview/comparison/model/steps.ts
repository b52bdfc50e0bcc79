import type { Pass } from "../../../src/core/reading/reading.ts";
import type { PanelCall } from "./panelCalls.ts";

/** Consecutive calls of one kind: one step of the comparison, numbered in the order of the calls. */
export interface Step {
  /** Identifies the step in the arrangement; the same in every run of a plan. */
  readonly key: string;
  /** From 1. */
  readonly number: number;
  readonly pass: Pass;
  /** Never empty. */
  readonly calls: readonly [PanelCall, ...PanelCall[]];
}

/** A log has thousands of calls beyond a comparison's own: from so many of one endpoint on they are one step. */
const mostAlone = 12;

/** The steps of these calls. A single call is a step of its own, unless a log has many of its endpoint. */
export function stepsOf(calls: readonly PanelCall[], isSaved = false): readonly Step[] {
  const singles = calls.filter(({ pass }) => pass === "single");
  const isAlone = !isSaved || singles.length <= mostAlone;
  const steps: { key: string; pass: Pass; calls: [PanelCall, ...PanelCall[]] }[] = [];
  for (const call of calls) {
    const last = steps.at(-1);
    const isOfStep = call.pass !== "single" || (!isAlone && last?.calls[0].endpoint === call.endpoint);
    if (last?.pass === call.pass && isOfStep) last.calls.push(call);
    else steps.push({ key: call.pass === "single" ? call.id : call.pass, pass: call.pass, calls: [call] });
  }
  return steps.map((step, index) => ({ ...step, number: index + 1 }));
}
