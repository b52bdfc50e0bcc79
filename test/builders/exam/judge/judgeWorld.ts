import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import type { World } from "../truth.ts";
import { accountCauseCodes, accountFactCodes, judgeAccountCause, judgeAccountFact } from "./accountClaims.ts";
import { agesOutside } from "./ages.ts";
import { agreeCodes, judgeAgreement } from "./agreeClaims.ts";
import { answerCauses, answerFacts } from "./answerFacts.ts";
import { callCodes, judgeCalls } from "./callFacts.ts";
import { allOf, type Claim, claimOf, failedReadings, gapPair, holds, type Verdict } from "./claim.ts";
import {
  copyCauses,
  judgeBankMoved,
  judgeBankMovedAgain,
  judgeCopyCause,
  judgeNotWrittenThrough,
  judgeWrittenThrough,
} from "./copyCauses.ts";
import { type Covered, coverageOf } from "./coverage.ts";
import { untoldDifferences } from "./differences.ts";
import { evaluationCodes, judgeEvaluation } from "./evaluationClaims.ts";
import { gapCauses, judgeGapCause } from "./gapCauses.ts";
import type { Judgement } from "./judgement.ts";
import { judgeSite, siteCodes } from "./siteClaims.ts";
import { judgeStated } from "./stated.ts";

/** All that is judged of one world. */
export interface Judged {
  readonly world: World;
  readonly judgements: readonly Judgement[];
  /** Statements whose code this exam does not know: it cannot pass then. */
  readonly unknown: readonly string[];
  readonly untold: readonly string[];
  readonly agesOutside: readonly string[];
  readonly ages: number;
  readonly covered: readonly Covered[];
}

export type Finder = (comparison: Comparison) => readonly Finding[];

const copyCodes = Object.keys(copyCauses);

/** Why a quiet Item is called failing by its stamps alone: then it is a fact of the answer. */
function isQuiet({ finding }: Claim): boolean {
  return finding.code === "updates-failing" && finding.variant === "quiet";
}

/** What a finding's code claims; null for a code that this exam does not know. */
function judgeCode(claim: Claim): Verdict | null {
  const { code, variant, accountIds } = claim.finding;
  const { world } = claim;
  if (isQuiet(claim)) return answerFacts["last-update-failed"]?.(claim) ?? null;
  if (code === "capital-one-no-real-time" && variant !== "gap") return judgeCapitalOne(claim);
  if (code === "manual-account") return holds(world.setting.isManual, "the Item has a login at the bank");
  if (code in gapCauses) return judgeGapCause(code, gapPair(claim, accountIds[0] ?? ""), world, variant);
  if (copyCodes.includes(code)) return judgeCopyCause(claim);
  if (code === "written-through") return judgeWrittenThrough(claim);
  if (code === "not-written-through") return judgeNotWrittenThrough(claim);
  if (code === "bank-moved-again") return judgeBankMovedAgain(claim);
  if (code === "bank-moved-between-calls") return judgeBankMoved(claim);
  if (evaluationCodes.includes(code)) return judgeEvaluation(claim);
  if (agreeCodes.includes(code)) return judgeAgreement(claim);
  if (accountCauseCodes.includes(code)) return judgeAccountCause(claim);
  if (accountFactCodes.includes(code)) return judgeAccountFact(claim);
  if (callCodes.includes(code)) return judgeCalls(claim);
  if (siteCodes.includes(code)) return judgeSite(claim);
  return (answerFacts[code] ?? answerCauses[code])?.(claim) ?? null;
}

/** Refused or dated: what Capital One's real-time answer says of itself. */
function judgeCapitalOne(claim: Claim): Verdict {
  const failed = failedReadings(claim);
  const wrong = failed.find(
    (reading) => claim.world.readings.get(reading.id)?.fails?.means.startsWith("capital-one") !== true,
  );
  if (wrong !== undefined)
    return holds(false, `${wrong.id} was refused for another reason: ${wrong.failure.provider?.errorMessage ?? ""}`);
  return holds(
    failed.length > 0 || claim.world.setting.capitalOneAge !== null,
    "the number is of the moment of the call",
  );
}

function judgeFinding(world: World, finding: Finding, all: readonly Finding[]): Judgement | null {
  const claim = claimOf(world, finding, all);
  const ofCode = judgeCode(claim);
  if (ofCode === null) return null;
  const verdict = allOf([ofCode, judgeStated(claim)]);
  return { finding, code: finding.code, certainty: finding.certainty, ...verdict };
}

/** Shows a finder what a client saw, and holds everything it says, and does not say, against what was so. */
export function judgeWorld(world: World, finder: Finder): Judged {
  const findings = finder(world.comparison);
  const judgements: Judgement[] = [];
  const unknown: string[] = [];
  for (const finding of findings) {
    const judgement = judgeFinding(world, finding, findings);
    if (judgement === null) unknown.push(finding.code);
    else judgements.push(judgement);
  }
  return {
    world,
    judgements,
    unknown,
    untold: untoldDifferences(world, findings),
    ...agesOutside(world),
    covered: coverageOf(world, judgements),
  };
}
