import type { Pass } from "../core/reading/reading.ts";
import { type PanelLabel, panelLabel } from "./panelLabels.ts";
import type { TextContext } from "./segment.ts";

const labels: Readonly<Record<Pass, PanelLabel>> = {
  cached: "passCached",
  evaluated: "passEvaluated",
  "cached-after-evaluate": "passCachedAfterEvaluate",
  "real-time": "passRealTime",
  "cached-again": "passCachedAgain",
  single: "passSingle",
};

/** The panel's name for a step of a comparison. */
export function passName(pass: Pass, context: TextContext): string {
  return panelLabel(labels[pass], context);
}
