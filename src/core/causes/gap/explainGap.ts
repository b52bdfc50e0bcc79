import type { Evidence } from "../../evidence/evidence.ts";
import type { Gap } from "../../evidence/gaps.ts";
import type { Certainty, DraftFinding } from "../../findings/finding.ts";
import type { FindingCode } from "../../findings/findingCode.ts";
import { capitalOneId } from "../../item/capitalOneId.ts";
import { isSameMoney } from "../../money/money.ts";
import { isGuessed } from "../../reading/isGuessed.ts";
import { type Codes, docs, type GapCause, type Rule, type Statement } from "../cause.ts";
import { limitCauses } from "../limitCertainty.ts";
import { ageParam, gapParams, gapRefs, type Params } from "../params.ts";
import { bankShowsCached } from "./bankShowsGap.ts";
import { gapCauses } from "./gapCauses.ts";
import { isBankNewer } from "./oldCopy/isBankNewer.ts";
import { unexplained } from "./unexplained.ts";

export const codes: Codes = {
  "cached-differs-from-real-time": { no: 44, most: "certain" },
  rounding: { no: 29, most: "certain" },
};

/** Causes that fit any copy, whatever the Item is like. */
const general: readonly FindingCode[] = ["cache-older-than-bank", "moved-between-reads"];

const certainties: readonly Certainty[] = ["certain", "likely", "possible"];

/** Why a cached number may differ from the bank's, the most certain cause first. */
export function causesOf(gap: Gap, evidence: Evidence): readonly DraftFinding[] {
  const stated = (about: GapCause["about"]): readonly DraftFinding[] =>
    limitCauses(
      gapCauses.flatMap((cause) => (cause.about === about && cause.find(gap, evidence)) || []),
      evidence,
    );
  const [found, old] = [stated("movement"), stated("old-copy")];
  const first = old.find(({ code }) => !general.includes(code)) ?? old[0];
  const base = first === undefined ? [] : [first, ...old.filter((each) => each !== first && isBetter(each, first))];
  // That nothing refreshes the Item comes before what changed meanwhile.
  const isOfItem = first !== undefined && !general.includes(first.code);
  const ordered = isOfItem ? [...base, ...found] : [...found, ...base];
  // Sorting is stable: among equally certain causes the more specific stands first.
  return ordered.toSorted((left, right) => certainties.indexOf(left.certainty) - certainties.indexOf(right.certainty));
}

function isBetter(left: DraftFinding, right: DraftFinding): boolean {
  return certainties.indexOf(left.certainty) < certainties.indexOf(right.certainty);
}

/** True where the real-time number is known to be the newer one: only then is the cached one "too" high or low. */
function isSurelyNewer(gap: Gap, evidence: Evidence): boolean {
  const { provenance, earliest } = evidence.asOf(gap.bank, gap.account.accountId);
  const isLive = provenance === "measured" || (provenance === "reported" && isBankNewer(gap, evidence));
  const isKnown = gap.order === "before" && !isGuessed(gap.cached) && !isGuessed(gap.bank);
  if (bankShowsCached(gap, evidence)) return false;
  const isCopied = evidence.institutionId === capitalOneId && gap.account.type !== "depository";
  return isKnown && isLive && !isCopied && (areTimed(gap) || isAfter(earliest, gap.asOf.latest));
}

/** True where both calls were timed: then their order is that of their numbers. */
function areTimed({ cached, bank }: Gap): boolean {
  return [cached, bank].every(({ notRecorded }) => notRecorded?.includes("latencyMs") !== true);
}

function isAfter(earliest: string | null, latest: string | null): boolean {
  return earliest !== null && latest !== null && Date.parse(earliest) >= Date.parse(latest);
}

function variantOf(gap: Gap, evidence: Evidence): string {
  const { mainField, split, account, unit } = gap;
  const isDebt = mainField.field === "current" && (account.type === "credit" || account.type === "loan");
  const direction = mainField.value > 0 ? "high" : "low";
  const comparative = mainField.value > 0 ? "higher" : "lower";
  const words = isSurelyNewer(gap, evidence) ? `too-${direction}` : comparative;
  const isMoney = (value: number | null): boolean => value !== null && !isSameMoney(value, 0, unit);
  const isSplit = mainField.field === "available" && isMoney(split.posted) && isMoney(split.held);
  return `${isDebt ? "owed-" : ""}${words}${isSplit ? "-split" : ""}`;
}

function splitParams({ split, unit: { currency } }: Gap): Params {
  const part = (name: string, value: number | null): Params =>
    value === null ? {} : { [name]: { kind: "money", value: Math.abs(value), currency } };
  return { ...part("posted", split.posted), ...part("held", split.held), ...part("limitChange", split.limit) };
}

/**
 * A cached answer and the real-time one give an account different numbers. Certain: both numbers are in the answers,
 * and the rest is their subtraction.
 */
function factOf(gap: Gap, evidence: Evidence): DraftFinding {
  return {
    code: "cached-differs-from-real-time",
    variant: variantOf(gap, evidence),
    certainty: "certain",
    severity: "warning",
    accountIds: [gap.account.accountId],
    readings: [...gap.alike.map(({ id }) => id), gap.bank.id],
    evidence: gap.fields.flatMap((part) => gapRefs(gap, part)),
    params: { ...gapParams(gap), ...ageParam(gap.asOf), ...splitParams(gap) },
    window: gap.window,
    cachedMinusRealTime: gap.mainField.value,
    split: gap.split,
    advice: "none",
    docUrl: docs.balance,
  };
}

/**
 * The numbers are closer than half the smallest unit of their currency: Plaid's numbers are doubles of no stated scale.
 * Certain: it is a subtraction. Not stated of unofficial and unknown currencies, whose amounts have no such unit.
 */
function roundingOf(gap: Gap): DraftFinding {
  return {
    code: "rounding",
    certainty: "certain",
    severity: "info",
    accountIds: [gap.account.accountId],
    readings: [...gap.alike.map(({ id }) => id), gap.bank.id],
    evidence: gap.fields.flatMap((part) => gapRefs(gap, part)),
    params: gapParams(gap),
    window: gap.window,
    cachedMinusRealTime: gap.mainField.value,
    split: gap.split,
    residue: { value: -gap.mainField.value, currency: gap.unit.currency },
    advice: "compare-with-tolerance",
    docUrl: docs.accounts,
  };
}

/** Cached and real-time numbers that differ, the largest difference first, each with its possible causes. */
export const explainGap: Rule = {
  place: 40,
  find: (evidence) =>
    evidence.gaps
      .toSorted((left, right) => Math.abs(right.mainField.value) - Math.abs(left.mainField.value))
      .map((gap): Statement => {
        if (gap.isRounding) return { fact: roundingOf(gap) };
        const causes = causesOf(gap, evidence);
        const isSettled = causes.some(({ certainty }) => certainty !== "possible");
        const fact = factOf(gap, evidence);
        return isSettled ? { fact, causes } : { fact, causes, adds: [unexplained(gap, evidence)] };
      }),
};
