import { findingsOf } from "../core/findingsOf.ts";
import { planComparison } from "../core/planner.ts";
import { readEndpoint } from "../core/readEndpoint.ts";
import { repeatReading } from "../core/repeatReading.ts";
import { retriesOf } from "../core/retriesOf.ts";
import { runComparison } from "../core/runComparison.ts";
import { findingWords } from "../text/findingWords.ts";
import { actOnFailure } from "./actOnFailure.ts";
import { commandTable } from "./commands/commandTable.ts";
import { refuseProductionAddress } from "./productionAddress.ts";
import { createRulesetEditing } from "./rulesets/rulesetEditing.ts";
import { keptComparison } from "./storage/keptComparison.ts";
import { SandboxItems } from "./storage/sandboxItems.ts";
import { accountEntries } from "./store/accountEntries.ts";
import { tellFailure } from "./tellFailure.ts";
import { LinkHandler } from "./uriHandler.ts";
import { oldestAcceptable } from "./work/oldestAcceptable.ts";
import { SingleReads } from "./work/singleReads.ts";

/**
 * What the extension needs only once something is done with it: what the commands do, what reads answers and explains
 * them, and what has words for a person. It is a file of its own beside the bundle, so that a window that starts does not read it.
 */
export const onDemand = {
  accountEntries,
  actOnFailure,
  commandTable,
  createRulesetEditing,
  findingsOf,
  findingWords,
  keptComparison,
  LinkHandler,
  oldestAcceptable,
  planComparison,
  readEndpoint,
  refuseProductionAddress,
  repeatReading,
  retriesOf,
  runComparison,
  SandboxItems,
  SingleReads,
  tellFailure,
};

export type OnDemand = typeof onDemand;

/** Loads it, at most once. Given by the composition root. */
export type LoadOnDemand<Part extends keyof OnDemand> = () => Promise<Pick<OnDemand, Part>>;
