import { findingsOf } from "../core/findingsOf.ts";
import { readEndpoint } from "../core/readEndpoint.ts";
import { repeatReading } from "../core/repeatReading.ts";
import { runComparison } from "../core/runComparison.ts";
import { failureSentence } from "../text/failureSentence.ts";
import { commandTable } from "./commands/commandTable.ts";
import { createRowDrawing } from "./tree/rowDrawing.ts";
import { followView } from "./tree/viewFollower.ts";

/**
 * What the extension needs only once something is done with it: what the commands do, what reads answers and explains
 * them, and what has words for a person. It is a file of its own beside the bundle, so that a window that starts does not read it.
 */
export const onDemand = {
  commandTable,
  createRowDrawing,
  failureSentence,
  findingsOf,
  followView,
  readEndpoint,
  repeatReading,
  runComparison,
};

export type OnDemand = typeof onDemand;

/** Loads it, at most once. Given by the composition root. */
export type LoadOnDemand<Part extends keyof OnDemand> = () => Promise<Pick<OnDemand, Part>>;
