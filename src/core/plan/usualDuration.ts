import type { PlanExplanation } from "./explainPlan.ts";

/** Whose time a call takes: in Sandbox, or as Plaid publishes it of production; `none`: no time at all. */
export type UsualLatency = "none" | "sandbox" | "production";

/**
 * About how long a plan takes, in ms: its steps one after another, each as long as its slowest call. Sources: what others
 * measured of Plaid's Sandbox, as `src/emulator/server/latency.ts` has it, and https://plaid.com/docs/balance/.
 */
export function usualDurationMs({ steps }: Pick<PlanExplanation, "steps">, latency: UsualLatency): number {
  if (latency === "none") return 0;
  const bankMs = latency === "sandbox" ? 1500 : 3000;
  return steps.reduce(
    (sum, { calls }) => sum + (calls.some(({ contactsBank }) => contactsBank !== "never") ? bankMs : 100),
    0,
  );
}
