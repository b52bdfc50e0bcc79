import type { Comparison } from "../../../src/core/comparison.ts";
import { isSameMoney } from "../../../src/core/money.ts";
import type { Pass } from "../../../src/core/reading.ts";
import type { World } from "./generateWorld.ts";
import type { readBooks, Truth } from "./truthOf.ts";

type Books = Awaited<ReturnType<typeof readBooks>>;
type SeedAccount = Readonly<Record<string, unknown>>;

/** Ids in the order of the scenario's accounts. */
function idsOf(books: Books): readonly string[] {
  return books.ledger.map((account) => account.account_id);
}

function accountFacts(world: World, books: Books): string[] {
  const seeds = world.scenario.accounts as readonly SeedAccount[];
  const ids = idsOf(books);
  // Until the login is repaired no answer shows an account.
  if (world.profile === "login") return [];
  return seeds.flatMap((seed, index) => {
    const id = ids[index] ?? "";
    const untold = (seed.untold ?? []) as readonly string[];
    const cached = books.ledger[index]?.cached;
    const owes = seed.type === "credit" || seed.type === "loan";
    const manualHides = world.profile === "manual" && seed.type === "depository" && cached?.available === null;
    return [
      ...(untold.length === 2 ? [`limited-purpose ${id}`] : []),
      ...(untold.length === 1 || manualHides ? [`available-not-given ${id}`] : []),
      ...(seed.type === "depository" && seed.limit !== undefined ? [`overdraft-not-in-available ${id}`] : []),
      ...(owes && (cached?.current ?? 0) < 0 ? [`owed-to-holder ${id}`] : []),
      ...(world.profile === "capital-one" && owes ? [`capital-one-no-real-time ${id}`] : []),
    ];
  });
}

/** What the Item's own state makes true, read from its books. */
function itemFacts(world: World): string[] {
  if (world.profile === "login") return ["login-required"];
  if (world.profile === "down") return ["institution-trouble"];
  return world.profile === "manual" ? ["manual-account"] : [];
}

/** What the evaluation rested on. The first checking account is the one that is asked about. */
function evaluationFacts(world: World, comparison: Comparison, books: Books, gaps: Truth): string[] {
  const evaluation = comparison.readings.find((reading) => reading.pass === "evaluated");
  if (world.ruleset === null || evaluation?.outcome !== "ok") return [];
  const asked = evaluation.accounts[0]?.accountId ?? "";
  const account = books.ledger.find((each) => each.account_id === asked);
  const isKnown = account?.cached.current !== null || account.cached.available !== null;
  if (world.profile === "manual") return isKnown ? ["evaluate-fell-back"] : [];
  const hasNoBank = world.profile === "login" || world.profile === "down";
  if (world.ruleset === "none") return hasNoBank ? ["evaluate-fell-back"] : ["evaluate-without-ruleset"];
  if (hasNoBank) return ["evaluate-fell-back"];
  if (world.ruleset === "scores") return ["evaluate-used-scores"];
  return [...gaps].some((key) => key.endsWith(` ${asked}`)) ? ["evaluate-asked-bank"] : [];
}

function agreementFacts(world: World, books: Books, gaps: Truth): string[] {
  const hasNoBank = ["login", "down", "manual"].includes(world.profile);
  const comparable = books.ledger.some(({ bank, cached }) =>
    (["available", "current"] as const).some((field) => bank[field] !== null && cached[field] !== null),
  );
  if (hasNoBank || gaps.size > 0 || !comparable) return [];
  if (world.profile === "just-linked") return ["agree-just-linked"];
  if (world.profile === "minutes") return ["agree-just-updated"];
  if (world.profile === "no-subscription") return ["agree-by-chance"];
  return ["agree-nothing-moved"];
}

/** Copies of two products that hold different numbers: only where each product keeps its own. */
function copyFacts(world: World, comparison: Comparison): string[] {
  if (world.profile !== "copies") return [];
  const apart = (pass: Pass): readonly string[] => {
    const cached = comparison.readings.filter((reading) => reading.pass === pass && reading.outcome === "ok");
    const first = cached.find((reading) => reading.endpoint === "/accounts/get");
    const differing = (first?.accounts ?? []).filter((left) =>
      cached.some((reading) => {
        const right = reading.accounts.find((account) => account.accountId === left.accountId);
        return (["available", "current"] as const).some((field) => {
          const [one, other] = [left.balances[field], right?.balances[field]];
          return typeof one === "number" && typeof other === "number" && !isSameMoney(one, other);
        });
      }),
    );
    return differing.map((account) => `cached-copies-differ ${account.accountId}`);
  };
  return [...apart("cached"), ...apart("cached-again")];
}

/** Everything true of a world beside its gaps. */
export function stateTruth(world: World, comparison: Comparison, gaps: Truth, books: Books): readonly string[] {
  return [
    ...accountFacts(world, books),
    ...itemFacts(world),
    ...evaluationFacts(world, comparison, books, gaps),
    ...agreementFacts(world, books, gaps),
    ...copyFacts(world, comparison),
  ];
}
