import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import type { FindingCode } from "../../../../src/core/findings/findingCode.ts";
import type { World } from "../truth.ts";
import { accountClaims } from "./accountClaims.ts";
import { agesOutside } from "./ages.ts";
import { agreeClaims } from "./agreeClaims.ts";
import { answerCauses, answerFacts } from "./answerFacts.ts";
import { callFacts } from "./callFacts.ts";
import { allOf, type Claim, claimOf, failedReadings, holds, type Judge, judgedBy, type Verdict } from "./claim.ts";
import { copyCauses } from "./copyCauses.ts";
import { type Covered, coverageOf } from "./coverage.ts";
import { unreportedDifferences } from "./differences.ts";
import { evaluationClaims } from "./evaluationClaims.ts";
import { gapCauses, judgeGapCause } from "./gapCauses.ts";
import type { Judgement } from "./judgement.ts";
import { siteClaims } from "./siteClaims.ts";
import { judgeStated } from "./stated.ts";

/** All that is judged of one world. */
export interface Judged {
  readonly world: World;
  readonly judgements: readonly Judgement[];
  /** Statements whose code this exam does not know: it cannot pass then. */
  readonly unknown: readonly string[];
  readonly unreported: readonly string[];
  readonly agesOutside: readonly string[];
  readonly ages: number;
  readonly covered: readonly Covered[];
}

export type Finder = (comparison: Comparison) => readonly Finding[];

/**
 * What each code claims, judged. A code that no world leads to has null: were it stated all the same, the exam would not
 * pass.
 */
const judges: Readonly<Record<FindingCode, Judge | null>> = {
  ...judgedBy(gapCauses, judgeGapCause),
  ...callFacts,
  ...accountClaims,
  ...agreeClaims,
  ...siteClaims,
  ...evaluationClaims,
  ...copyCauses,
  ...answerFacts,
  ...answerCauses,
  "capital-one-no-real-time": (claim) =>
    claim.finding.variant === "gap" ? judgeGapCause(claim) : judgeCapitalOne(claim),
  "manual-account": ({ world }) => holds(world.setting.isManual, "the Item has a login at the bank"),
  "deposit-reversed": null,
  "funds-locked": null,
  "has-margin-loan": null,
  "margin-loan-counted": null,
  "institution-status": null,
  "institution-updates-slowed": null,
  "oauth-access-ended": null,
  "rulesets-agree": null,
  "rulesets-disagree": null,
  "rulesets-judge-otherwise": null,
  "rulesets-used-other-balances": null,
};

const judgeOf: ReadonlyMap<string, Judge | null> = new Map(Object.entries(judges));

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
  const judge = judgeOf.get(finding.code) ?? null;
  if (judge === null) return null;
  const verdict = allOf([judge(claim), judgeStated(claim)]);
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
    unreported: unreportedDifferences(world, findings),
    ...agesOutside(world),
    covered: coverageOf(world, judgements),
  };
}
