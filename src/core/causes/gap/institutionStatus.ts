import type { Evidence } from "../../evidence/evidence.ts";
import type { Gap } from "../../evidence/gaps.ts";
import type { DraftFinding } from "../../findings/finding.ts";
import type { ConnectionPart, ConnectionStatus } from "../../item/institutionStatus.ts";
import { productOfAccount } from "../../item/productOfAccount.ts";
import { type Codes, docs, type GapCause, type Rule } from "../cause.ts";
import { accountParam, timeParam } from "../params.ts";
import { staleAdvice } from "./gapAdvice.ts";
import { gapBase } from "./gapBase.ts";

export const codes: Codes = {
  "institution-status": { no: 58, most: "certain" },
  "institution-updates-slowed": { no: 58, most: "possible", settledBy: "wait-for-update" },
};

const slowed: readonly (string | null)[] = ["DELAYED", "STOPPED"];
const failing: readonly (string | null)[] = ["DEGRADED", "DOWN"];

/** The trouble of one part of the connection: slow updates first, which may be why requests fail. */
function troubleOf({
  refreshInterval,
  status,
}: ConnectionStatus): { readonly kind: string; readonly word: string } | null {
  if (refreshInterval !== null && slowed.includes(refreshInterval)) return { kind: "updates", word: refreshInterval };
  return status !== null && failing.includes(status) ? { kind: "requests", word: status } : null;
}

/**
 * Plaid reports trouble with its connection to the institution. Certain: the words are in the answer, as of its time.
 * That it is so now, or for this Item, is not stated. Source:
 * https://plaid.com/docs/api/institutions/#institutionsget_by_id
 */
export const institutionStatus: Rule = {
  place: 120,
  find: ({ comparison }) => {
    const institution = comparison.institutionStatus;
    if (institution === undefined) return [];
    return institution.parts.flatMap((each) => {
      const trouble = troubleOf(each);
      if (trouble === null) return [];
      const fact: DraftFinding = {
        code: "institution-status",
        variant: `${trouble.kind}${institution.toldAt === null ? "-undated" : ""}`,
        certainty: "certain",
        severity: "warning",
        accountIds: [],
        readings: [],
        evidence: [],
        params: {
          part: { kind: "text", value: each.part },
          word: { kind: "text", value: trouble.word },
          ...timeParam("toldAt", institution.toldAt),
          ...timeParam("changedAt", each.lastStatusChange),
        },
        advice: "see-status",
        docUrl: docs.institutions,
      };
      return [{ fact }];
    });
  },
};

/** The part whose updates read the account; null where the Item lacks their product. */
function updatesOf({ account }: Gap, { products }: Evidence): ConnectionPart | null {
  const product = productOfAccount(account);
  return products.includes(product) ? `${product}_updates` : null;
}

/**
 * The institution's updates were delayed or stopped at some time between the two numbers. At most possible: the status
 * is the institution's and not the Item's, and a copy is behind between two regular updates as well.
 */
export const institutionUpdatesSlowed: GapCause = {
  about: "movement",
  place: 120,
  find: (gap, evidence) => {
    const institution = evidence.comparison.institutionStatus;
    const part = updatesOf(gap, evidence);
    const status = institution?.parts.find((each) => each.part === part);
    if (
      institution === undefined ||
      institution.toldAt === null ||
      status === undefined ||
      !slowed.includes(status.refreshInterval)
    )
      return null;
    const { lastStatusChange, refreshInterval } = status;
    const { from, to } = gap.window;
    // A status from before the copy, or changed after the bank's number, says nothing about this difference.
    if (from !== null && Date.parse(institution.toldAt) < Date.parse(from)) return null;
    if (lastStatusChange === null || (to !== null && Date.parse(lastStatusChange) > Date.parse(to))) return null;
    const base = gapBase(gap, evidence);
    return {
      ...base,
      code: "institution-updates-slowed",
      certainty: "possible",
      params: {
        ...base.params,
        account: accountParam(gap.account),
        word: { kind: "text", value: refreshInterval ?? "" },
        ...timeParam("toldAt", institution.toldAt),
        ...timeParam("changedAt", lastStatusChange),
      },
      advice: staleAdvice(gap, evidence),
      docUrl: docs.institutions,
    };
  },
};
