import type { Comparison } from "../../core/comparison/comparison.ts";
import type { TextContext } from "../segment.ts";
import { sharedLabel } from "../sharedLabels.ts";

/** The environment of a comparison's calls, in the panel's words: simulated balances must not be taken for Plaid's. */
export function environmentWords({ environment, origin }: Comparison, context: TextContext): string {
  if (origin === "saved") return sharedLabel("chipSaved", context);
  return sharedLabel(environment === "local" ? "chipLocal" : "chipSandbox", context);
}
