import type { FindingCode } from "../../../../src/core/findings/findingCode.ts";
import { fields, movesOf } from "../bankAccount.ts";
import { hour, second } from "../spans.ts";
import type { World } from "../truth.ts";
import { type Claim, holds, judgedBy, type Pair, type Side, sidesOf, storyOf, type Verdict } from "./claim.ts";

type AgreeJudge = (pair: Pair, world: World) => boolean;

function nothingMoved({ left, right }: Pair): boolean {
  const [first, last] = [left.number.ledgerAt, right.number.ledgerAt].sort((one, other) => one - other);
  return fields.every((field) => movesOf(left.number.account, field, first ?? 0, last ?? 0).length === 0);
}

/** Why a cached and a live number are the same: what each claims of the copy. */
const judges = {
  "agree-just-linked": ({ left, right }) => {
    const { copy } = left.number;
    return (
      copy !== null &&
      right.number.toldAt - left.number.toldAt <= hour &&
      (copy.reason === "link" || copy.reason.endsWith("-update"))
    );
  },
  "agree-after-real-time": ({ left }, { setting }) =>
    setting.lastOwnRealTimeAt !== null && left.number.copy !== null && left.number.copy.reason === "own-earlier",
  "agree-sandbox-static": (pair, { setting }) => setting.environment === "sandbox" && nothingMoved(pair),
  "agree-just-updated": ({ left, right }) => right.number.toldAt - left.number.toldAt <= hour + second,
  "agree-nothing-moved": nothingMoved,
  "agree-by-chance": () => true,
} satisfies Partial<Record<FindingCode, AgreeJudge>>;

const judgeOf: Readonly<Record<string, AgreeJudge>> = judges;

/** Judges that cached and live numbers agree, and why they are said to. */
function judgeAgreement(claim: Claim): Verdict {
  const { code, accountIds } = claim.finding;
  for (const accountId of accountIds) {
    const sides = sidesOf(claim, accountId);
    const left = sides.find(({ reading }) => reading.kind === "cached");
    const right = sides.find(({ reading }) => reading.kind === "real-time");
    if (left === undefined || right === undefined)
      return holds(false, `${accountId} is not in a cached and a real-time answer`);
    const pair: Pair = { accountId, field: "available", left, right };
    if (differs(left, right)) return holds(false, storyOf(pair));
    const judge = judgeOf[code];
    if (judge !== undefined && !judge(pair, claim.world)) return holds(false, storyOf(pair));
  }
  return holds(true, "they agree");
}

function differs(left: Side, right: Side): boolean {
  return (["available", "current"] as const).some((field) => {
    const [one, other] = [left.number.numbers[field], right.number.numbers[field]];
    return one !== null && other !== null && Math.abs(one - other) >= 0.005;
  });
}

/** That cached and live numbers agree, and why. */
export const agreeClaims = { ...judgedBy(judges, judgeAgreement), agree: judgeAgreement };
