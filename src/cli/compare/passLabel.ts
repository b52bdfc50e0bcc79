import type { Pass } from "../../core/reading.ts";
import { type PanelLabel, panelLabel } from "../../text/panelLabels.ts";
import type { TextContext } from "../../text/segment.ts";

const labels: Readonly<Record<Pass, PanelLabel>> = {
  cached: "passCached",
  evaluated: "passEvaluated",
  "cached-after-evaluate": "passCachedAfterEvaluate",
  "real-time": "passRealTime",
  "cached-again": "passCachedAgain",
  single: "passSingle",
};

/** The step of a comparison, in the panel's own word for it. */
export function passLabel(pass: Pass, context: TextContext): string {
  return panelLabel(labels[pass], context);
}
