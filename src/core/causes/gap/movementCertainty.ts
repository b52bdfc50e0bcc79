import type { Evidence } from "../../evidence/evidence.ts";
import type { Gap } from "../../evidence/gaps.ts";
import type { Certainty } from "../../findings/finding.ts";
import { isGuessed } from "../../reading/isGuessed.ts";
import { bankShowsCached } from "./bankShowsGap.ts";
import { nothingListed } from "./nothingListed.ts";

/**
 * How certain it is that the bank's balance changed between the two numbers. Likely where the cached one is known to be
 * the earlier. Possible where the order, the endpoint or the time is unknown or guessed, where an update after the
 * real-time call lists nothing for it, and where the bank's own site still shows the cached number.
 */
export function movementCertainty(gap: Gap, evidence: Evidence): Certainty {
  if (gap.order !== "before" || isGuessed(gap.cached) || isGuessed(gap.bank)) return "possible";
  if (bankShowsCached(gap, evidence)) return "possible";
  return nothingListed(gap, evidence) ? "possible" : "likely";
}
