import type { Pass } from "../core/reading/reading.ts";
import type { TextContext } from "./segment.ts";
import { type SharedLabel, sharedLabel } from "./sharedLabels.ts";

const labels: Readonly<Record<Pass, SharedLabel>> = {
  cached: "passCached",
  evaluated: "passEvaluated",
  "cached-after-evaluate": "passCachedAfterEvaluate",
  "real-time": "passRealTime",
  "cached-again": "passCachedAgain",
  single: "passSingle",
};

/** The panel's name for a step of a comparison. */
export function passName(pass: Pass, context: TextContext): string {
  return sharedLabel(labels[pass], context);
}
