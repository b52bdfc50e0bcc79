import { mayBeReplay } from "../../age/asOf.ts";
import type { Evidence } from "../../evidence/evidence.ts";
import { type Gap, gapsOf, givesSame } from "../../evidence/gaps.ts";
import type { Certainty, DraftFinding } from "../../findings/finding.ts";
import { isGuessed } from "../../reading/isGuessed.ts";
import type { OkReading } from "../../reading/reading.ts";
import { type Codes, docs, type Rule, type Statement } from "../cause.ts";
import { causesOf } from "../gap/explainGap.ts";
import { gapBase } from "../gap/gapBase.ts";
import { besideCache, cachedBeside, insteadOf } from "./evaluatedDiffers.ts";

export const codes: Codes = {
  "cached-differs-from-evaluated": { no: 51, most: "certain" },
};

/** The gaps between an evaluation's balance and the cached answers around it. */
function gapsBeside(evaluation: OkReading, evidence: Evidence): readonly Gap[] {
  const { accounts, times, asOf } = evidence;
  const shown: Evidence["shown"] = (reading, accountId) => evidence.shown(reading, accountId);
  const cached = evaluation.accounts.flatMap(({ accountId }) => cachedBeside(evidence, evaluation, accountId));
  const givingSame: Evidence["givingSame"] = (accountId, balances) =>
    cached.filter((reading) => givesSame(shown(reading, accountId), { accountId, balances }));
  return gapsOf({ accounts, realTimes: [evaluation], cached, times, asOf, givingSame, shown }).filter(
    (gap) => !gap.isRounding,
  );
}

function factOf(gap: Gap, evidence: Evidence): DraftFinding {
  const { accountId } = gap.account;
  const alike = insteadOf(evidence, gap.bank, accountId).filter((reading) =>
    givesSame(evidence.shown(reading, accountId), gap.cachedAccount),
  );
  return {
    ...gapBase(gap, evidence),
    code: "cached-differs-from-evaluated",
    variant: gap.mainField.value > 0 ? "higher" : "lower",
    certainty: "certain",
    readings: [...new Set([...gap.alike, ...alike, gap.bank])].map(({ id }) => id),
    advice: "none",
    docUrl: docs.signalApi,
  };
}

/** Caps a cause at possible where the evaluation may be of another time or from unrelated data. */
function limitedTo(cause: DraftFinding, most: Certainty): DraftFinding {
  return most === "possible" ? { ...cause, certainty: "possible" } : cause;
}

/**
 * Without a real-time answer an evaluation's balance is the best number to compare the cached one with. Certain: both
 * numbers are in the answers. What the bank did in between is stated only for a balance that looks live, at most as
 * possible where the evaluation may be a repeated one.
 */
export const cachedDiffersFromEvaluated: Rule = {
  place: 60,
  find: (evidence) => {
    if (evidence.realTime !== null) return [];
    return evidence.evaluated.flatMap((evaluation) => {
      const number = evidence.evaluatedNumber(evaluation);
      const mayRepeat = mayBeReplay(evidence.comparison, evaluation);
      const isSandbox = evidence.comparison.environment === "sandbox";
      const most: Certainty = mayRepeat || isSandbox || isGuessed(evaluation) ? "possible" : "likely";
      return gapsBeside(evaluation, evidence).map((gap): Statement => {
        const fact = factOf(gap, evidence);
        const moved = number.from === "bank" ? causesOf(gap, evidence).map((cause) => limitedTo(cause, most)) : [];
        // A balance that looks live explains the difference itself; a repeated or copied one says nothing about the
        // bank.
        const { variant: _, ...common } = fact;
        const source = besideCache(evidence, evaluation, number, common);
        if (source.code !== "evaluate-asked-bank") return { fact, causes: moved };
        return { fact, causes: source.certainty === most ? [...moved, source] : [source, ...moved] };
      });
    });
  },
};
