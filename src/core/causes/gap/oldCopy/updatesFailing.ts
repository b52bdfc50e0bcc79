import type { Evidence } from "../../../evidence/evidence.ts";
import type { Gap } from "../../../evidence/gaps.ts";
import type { ProductStatus } from "../../../item/item.ts";
import { type Codes, docs, type GapCause } from "../../cause.ts";
import { timeParam } from "../../params.ts";
import { gapBase } from "../gapBase.ts";
import { movementCertainty } from "../movementCertainty.ts";
import { itemBefore, lastFailure, productOf } from "./itemUpdates.ts";

export const codes: Codes = {
  "updates-failing": { no: 4, most: "likely", settledBy: "wait-for-update" },
};

/**
 * The last update attempt failed, so the copy is from the last one that worked, or from before. Counter-world: one
 * attempt of forty failed, and the bank's balance changed after it.
 */
export const updatesFailing: GapCause = {
  about: "old-copy",
  place: 20,
  find: (gap, evidence) => {
    const answer = itemBefore(gap, evidence);
    const status = answer === null ? null : lastFailure(gap, answer);
    const product = productOf(gap);
    if (status === null || product === null || !isOlder(gap, status, evidence)) return null;
    const base = gapBase(gap, evidence);
    return {
      ...base,
      code: "updates-failing",
      ...(status.lastSuccessfulUpdate === null && { variant: "never-worked" }),
      certainty: movementCertainty(gap, evidence),
      params: {
        ...base.params,
        ...timeParam("failedAt", status.lastFailedUpdate),
        ...timeParam("workedAt", status.lastSuccessfulUpdate),
        product: { kind: "text", value: product },
      },
      advice: "retry-later-or-update-mode",
      docUrl: docs.itemErrors,
    };
  },
};

/** True where the copy may be of before the failed update, and was not answered before it failed: else that did not make it old. */
function isOlder({ cached, asOf }: Gap, { lastFailedUpdate }: ProductStatus, { times }: Evidence): boolean {
  const failedAt = Date.parse(lastFailedUpdate ?? "");
  const span = times.spanOf(cached);
  const isLater = asOf.earliest !== null && Date.parse(asOf.earliest) > failedAt + times.skewMs;
  return !isLater && (span === null || failedAt <= span.to + times.skewMs);
}
