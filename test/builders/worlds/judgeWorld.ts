import type { Comparison } from "../../../src/core/comparison.ts";
import type { Finding } from "../../../src/core/finding.ts";
import { findingsOf } from "../../../src/core/findingsOf.ts";
import { compareItem, emulatorWith } from "../compareScenario.ts";
import type { World } from "./generateWorld.ts";
import { stateTruth } from "./stateTruth.ts";
import { gapTruth, readBooks, type Truth, writtenThrough } from "./truthOf.ts";

/** What was so, what was found, and how sure the finder was. */
export interface Judgement {
  readonly world: World;
  readonly comparison: Comparison;
  readonly truth: Truth;
  readonly found: ReadonlyMap<string, Finding>;
}

/** Codes the truth is known of. Other findings restate what an answer says, and are not judged. */
export const judgedCodes = [
  "cache-older-than-bank",
  "no-subscription-product",
  "hold-newer-than-update",
  "pending-posted",
  "pending-released",
  "adjusted-by-plaid",
  "updates-failing",
  "refresh-paused",
  "investments-priced-apart",
  "unexplained",
  "written-through",
  "cached-copies-differ",
  "capital-one-no-real-time",
  "login-required",
  "institution-trouble",
  "manual-account",
  "limited-purpose",
  "available-not-given",
  "overdraft-not-in-available",
  "owed-to-holder",
  "evaluate-used-scores",
  "evaluate-without-ruleset",
  "evaluate-asked-bank",
  "evaluate-fell-back",
  "agree-just-linked",
  "agree-just-updated",
  "agree-nothing-moved",
  "agree-by-chance",
] as const;

/** Told of the Item as a whole, whatever accounts they name. */
const wholeItem = /^(agree-|login-required|institution-trouble|manual-account|evaluate-)/;

function keysOf(finding: Finding): readonly string[] {
  if (!judgedCodes.some((code) => code === finding.code)) return [];
  if (wholeItem.test(finding.code)) return [finding.code];
  return finding.accountIds.map((accountId) => `${finding.code} ${accountId}`);
}

/** Lives a world through, compares its Item as anyone would, and holds the findings against the emulator's books. */
export async function judgeWorld(world: World): Promise<Judgement> {
  const emulator = emulatorWith(world.scenario);
  const before = await readBooks(emulator);
  const rulesetKey = world.ruleset === "none" ? null : world.ruleset;
  const comparison = await compareItem(emulator, { evaluate: world.ruleset === null ? null : { rulesetKey } });
  const after = await readBooks(emulator);
  const gaps = gapTruth(world, before);
  const truth = new Set([...gaps, ...writtenThrough(after), ...stateTruth(world, comparison, gaps, before)]);
  const found = new Map(findingsOf(comparison).flatMap((finding) => keysOf(finding).map((key) => [key, finding])));
  return { world, comparison, truth, found };
}
