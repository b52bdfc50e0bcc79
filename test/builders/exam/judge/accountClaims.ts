import type { FindingCode } from "../../../../src/core/findings/findingCode.ts";
import { accountOfId } from "../bankAccount.ts";
import { type Claim, holds, judgedBy, okReadings, type Verdict } from "./claim.ts";

type AccountJudge = (claim: Claim, accountId: string) => boolean;

/** When the last answer that a claim names was given, by the true clock. */
function lastNamed({ world, readings }: Claim): number {
  return Math.max(...readings.map((id) => world.readings.get(id)?.answeredAt ?? 0));
}

function firstNamed({ world, readings }: Claim): number {
  return Math.min(
    ...okReadings(world)
      .filter(({ id }) => readings.includes(id))
      .map(({ id }) => world.readings.get(id)?.startedAt ?? Number.POSITIVE_INFINITY),
  );
}

function ids(claim: Claim, accountId: string) {
  return accountOfId(claim.world.setting.accounts, accountId)?.ids ?? [];
}

function isFiltered({ world, readings }: Claim, accountId: string): boolean {
  return readings.some((id) => {
    const asked = world.readings.get(id)?.accountIds;
    return asked !== undefined && asked !== null && !asked.includes(accountId);
  });
}

function isShared(claim: Claim, accountId: string): boolean {
  const own = ids(claim, accountId).find((each) => each.id === accountId);
  return own !== undefined && own.from <= firstNamed(claim) && own.to > lastNamed(claim);
}

/** Why an account is in one answer and not in another. */
const judges = {
  "account-gone": (claim, id) => {
    const own = ids(claim, id);
    return own.at(-1)?.id === id && (own.at(-1)?.to ?? 0) <= lastNamed(claim);
  },
  "account-replaced": (claim, id) => ids(claim, id).length > 1,
  "account-new": (claim, id) => {
    const own = ids(claim, id);
    return own[0]?.id === id && own[0].from >= firstNamed(claim) && own[0].from <= lastNamed(claim);
  },
  "account-filtered": isFiltered,
  "endpoint-lists-fewer": (claim, id) => isShared(claim, id) && !isFiltered(claim, id),
} satisfies Partial<Record<FindingCode, AccountJudge>>;

const judgeOf: Readonly<Record<string, AccountJudge>> = judges;

/** Judges why an account is not in an answer. */
function judgeAccountCause(claim: Claim): Verdict {
  const { code, accountIds } = claim.finding;
  const judge = judgeOf[code];
  if (judge === undefined) throw new RangeError(`${code} says nothing of accounts`);
  const wrong = accountIds.find((id) => !judge(claim, id));
  return holds(wrong === undefined, wrong === undefined ? "" : storyOfAccount(claim, wrong));
}

function storyOfAccount(claim: Claim, accountId: string): string {
  const shown = ids(claim, accountId).map(({ id, from, to }) => `${id} from ${when(from)} to ${when(to)}`);
  return `${shown.join(", ")}; ${isFiltered(claim, accountId) ? "a request named other accounts" : "no request was filtered"}`;
}

function when(at: number): string {
  return Number.isFinite(at) ? new Date(at).toISOString() : "ever";
}

/** Judges that an account is in one of the named answers and not in another. */
function judgeAccountFact(claim: Claim): Verdict {
  const { world, finding, readings } = claim;
  if (finding.code === "account-not-asked-for") {
    const wrong = finding.accountIds.find((id) => !isFiltered(claim, id));
    return holds(wrong === undefined, wrong === undefined ? "" : `no named request left ${wrong} out`);
  }
  const named = okReadings(world).filter(
    (reading) => readings.includes(reading.id) && reading.endpoint !== "/item/get",
  );
  for (const accountId of finding.accountIds) {
    const shown = named.filter((reading) => reading.accounts.some((account) => account.accountId === accountId));
    if (shown.length === 0 || shown.length === named.length)
      return holds(false, `${accountId} is in ${shown.length} of ${named.length} named answers`);
  }
  return holds(true, "the answers say so");
}

/** Which accounts an answer lists, and why. */
export const accountClaims = {
  ...judgedBy(judges, judgeAccountCause),
  "account-not-asked-for": judgeAccountFact,
  "account-in-one-response": judgeAccountFact,
  "account-not-in-answer": judgeAccountFact,
};
