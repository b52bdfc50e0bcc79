import type { EndpointPath } from "../../../src/core/endpoint/endpoint.ts";
import type { Pass } from "../../../src/core/reading/reading.ts";
import type { Dice } from "./dice.ts";
import type { Draft } from "./draft.ts";
import { failuresOf } from "./failures.ts";
import type { CallFailure, PlannedCall, RulesetKind } from "./setting.ts";
import { day, hour, minute, second } from "./spans.ts";

const endpointsOf: Readonly<Record<string, readonly EndpointPath[]>> = {
  auth: ["/auth/get"],
  identity: ["/identity/get"],
  transactions: ["/transactions/sync", "/transactions/get"],
  liabilities: ["/liabilities/get"],
  investments: ["/investments/holdings/get", "/investments/transactions/get"],
  investments_auth: ["/investments/auth/get"],
  identity_match: ["/identity/match"],
};

const realTime: EndpointPath = "/accounts/balance/get";
const evaluate: EndpointPath = "/signal/evaluate";

/** Kinds of evaluation that wait for the bank. */
export function asksBank(ruleset: RulesetKind): boolean {
  return ["balance rule", "scores, fetched since data was missing", "warned, live number"].includes(ruleset);
}

type Step = "cached" | "evaluated" | "cached-after-evaluate" | "real-time" | "cached-again";

/** The calls of the comparison, or those whose answers somebody kept, in the order they are made. */
export function planCalls(draft: Draft, dice: Dice): readonly PlannedCall[] {
  const calls = draft.client.saved === null ? liveCalls(draft, dice) : savedCalls(draft, dice);
  return calls.map((call) => ({ ...call, fails: failureOf(call, draft, dice) }));
}

class Planner {
  readonly calls: PlannedCall[] = [];
  at: number;
  readonly #draft: Draft;
  readonly #dice: Dice;

  constructor(draft: Draft, dice: Dice) {
    this.#draft = draft;
    this.#dice = dice;
    this.at = draft.now;
  }

  /** Calls side by side; the next step begins when all have answered. */
  step(pass: Pass, asked: readonly EndpointPath[], more: Partial<PlannedCall> = {}): void {
    const dice = this.#dice;
    const endpoints = asked.filter((endpoint) => !this.#draft.heldBack.includes(endpoint));
    const made = endpoints.map((endpoint): PlannedCall => {
      const plain = `${pass}:${endpoint}`;
      const count = this.calls.filter((call) => call.id === plain || call.id.startsWith(`${plain}#`)).length;
      const isSlow = endpoint === realTime || (more.evaluation ? asksBank(more.evaluation.ruleset) : false);
      return {
        id: count === 0 ? plain : `${plain}#${count + 1}`,
        endpoint,
        pass,
        startsAt: this.at + dice.whole(0, 20),
        latencyMs: isSlow ? slow(dice) : dice.whole(60, 700),
        retries: [],
        fails: null,
        accountIds: this.#filterOf(pass, endpoint),
        isDated: true,
        evaluation: null,
        ...more,
      };
    });
    this.calls.push(...made);
    const ends = made.map((call) => call.startsAt + tookBefore(call) + call.latencyMs);
    this.at = Math.max(this.at, ...ends) + dice.whole(1, 30);
  }

  #filterOf(pass: Pass, endpoint: EndpointPath): readonly string[] | null {
    const { filter, filterOf } = this.#draft.wants;
    if (filter === null || endpoint === "/item/get" || endpoint === evaluate) return null;
    const isCached = pass.startsWith("cached");
    if (filterOf === "all" || (filterOf === "cached") === isCached) return filter;
    return null;
  }
}

/** How long the tries before the last took, with the waits between. */
export function tookBefore(call: Pick<PlannedCall, "retries">): number {
  return call.retries.reduce((sum, retry) => sum + retry.tookMs + retry.waitedMs, 0);
}

function slow(dice: Dice): number {
  return dice.chance(0.1) ? dice.whole(8000, 30_000) : dice.whole(1200, 7000);
}

function cachedEndpoints(draft: Draft): readonly EndpointPath[] {
  const start: readonly EndpointPath[] = draft.wants.hasItemGet ? ["/item/get", "/accounts/get"] : ["/accounts/get"];
  return [...start, ...draft.item.products.flatMap((product) => endpointsOf[product] ?? [])];
}

/** An evaluation's request, or null where the Item has no account for one. */
function evaluationOf(draft: Draft, dice: Dice): NonNullable<PlannedCall["evaluation"]> | null {
  const ruleset = draft.wants.evaluation;
  const target = draft.accounts.find((account) => account.type === "depository") ?? draft.accounts[0];
  if (ruleset === null || target === undefined) return null;
  return { ruleset, accountKey: target.key, clientTransactionId: `check-${dice.whole(1, 1e9)}` };
}

function retriesOf(draft: Draft, dice: Dice): PlannedCall["retries"] {
  if (!dice.chance(draft.family === "ordinary" ? 0.03 : 0.12)) return [];
  const reason = dice.pick(["institution-error", "rate-limited", "connection-lost"] as const);
  return Array.from({ length: dice.whole(1, 2) }, () => ({
    reason,
    tookMs: slow(dice),
    waitedMs: dice.whole(1, 60) * second,
  }));
}

function liveCalls(draft: Draft, dice: Dice): readonly PlannedCall[] {
  const planner = new Planner(draft, dice);
  const cached = cachedEndpoints(draft);
  planner.step("cached", cached);
  const evaluation = evaluationOf(draft, dice);
  const isReplayed = evaluation?.ruleset === "replayed";
  if (evaluation !== null) {
    const first = isReplayed && dice.chance(0.6) ? { ...evaluation, ruleset: "balance rule" as const } : evaluation;
    planner.step("evaluated", [evaluate], { evaluation: first });
    planner.step("cached-after-evaluate", ["/accounts/get"]);
  }
  planner.step("real-time", [realTime], { retries: retriesOf(draft, dice) });
  planner.step("cached-again", cached);
  if (evaluation !== null && isReplayed && planner.calls.some((call) => call.evaluation?.ruleset === "balance rule")) {
    planner.at += dice.whole(1, 200) * minute;
    planner.step("single", [evaluate], { evaluation });
  }
  const { again } = draft.wants;
  if (again !== "no") {
    planner.at += again === "hours" ? dice.whole(1, 12) * hour : dice.whole(1, 5) * day + dice.whole(0, 300) * minute;
    const later = dice.pick([[realTime], ["/accounts/get"], ["/accounts/get", realTime], cached] as const);
    for (const endpoint of draft.failing.length > 0 ? [realTime] : later) {
      planner.step("single", [endpoint]);
      planner.at += dice.whole(1, 90) * second;
    }
  }
  return planner.calls;
}

const savedSequences: readonly (readonly Step[])[] = [
  ["cached", "real-time"],
  ["cached", "real-time"],
  ["real-time", "cached"],
  ["real-time", "cached"],
  ["cached", "real-time", "cached"],
  ["cached", "cached"],
  ["real-time", "real-time", "cached"],
  ["evaluated", "cached"],
  ["cached", "evaluated", "real-time"],
];

/** Answers out of somebody's log: some of the endpoints, in any order, seconds, hours or days apart. */
function savedCalls(draft: Draft, dice: Dice): readonly PlannedCall[] {
  const planner = new Planner(draft, dice);
  const gaps = { seconds: [1, 90 * second], hours: [20 * minute, 20 * hour], days: [20 * hour, 5 * day] } as const;
  const [least, most] = gaps[draft.wants.spread];
  const cached = cachedEndpoints(draft);
  for (const step of dice.pick(savedSequences)) {
    if (step === "evaluated") {
      draft.wants.evaluation ??= dice.pick(["balance rule", "scores", "no ruleset"]);
      const evaluation = evaluationOf(draft, dice);
      if (evaluation !== null) planner.step("evaluated", [evaluate], { evaluation });
    } else if (step === "real-time") {
      planner.step("real-time", [realTime]);
    } else {
      const kept = cached.filter((endpoint) => endpoint === "/accounts/get" || dice.chance(0.5));
      for (const endpoint of kept) planner.step("cached", [endpoint]);
    }
    planner.at += dice.whole(least, most);
  }
  const dated = draft.client.saved?.dated ?? "none";
  const withTimes = planner.calls.map((call) => ({
    ...call,
    isDated: dated === "all" || (dated === "some" && dice.chance(0.6)),
  }));
  return withSavedPasses(withTimes);
}

/**
 * The step each kept answer is taken for: the first real-time one is the comparison's, others stand alone, and a cached
 * one is later only where both times are known and say so.
 */
function withSavedPasses(calls: readonly PlannedCall[]): readonly PlannedCall[] {
  const lives = calls.filter((call) => call.endpoint === realTime);
  const orderOf = (call: PlannedCall): number => (call.isDated ? call.startsAt : 0);
  const first = lives.toSorted((left, right) => orderOf(left) - orderOf(right))[0];
  const counts = new Map<string, number>();
  return calls.map((call) => {
    const isLater = first?.isDated && call.isDated && call.startsAt > first.startsAt;
    const pass: Pass =
      call.endpoint === realTime
        ? call === first
          ? "real-time"
          : "single"
        : call.endpoint === evaluate
          ? "evaluated"
          : isLater
            ? "cached-again"
            : "cached";
    const plain = `${pass}:${call.endpoint}`;
    const count = (counts.get(plain) ?? 0) + 1;
    counts.set(plain, count);
    return { ...call, pass, id: count === 1 ? plain : `${plain}#${count}` };
  });
}

function failureOf(call: PlannedCall, draft: Draft, dice: Dice): CallFailure | null {
  const planned = draft.failing.find(({ id }) => id === call.id);
  if (planned !== undefined) return dice.pick(failuresOf(planned.kind));
  const { itemError } = draft;
  const isLive = call.endpoint === realTime;
  const isBroken = itemError !== null && call.startsAt >= itemError.from && call.startsAt < itemError.to;
  if (isLive && isBroken && itemError.code === "ITEM_LOGIN_REQUIRED") return dice.pick(failuresOf("login"));
  if (isLive && draft.isManual) return dice.pick(failuresOf("no-bank-login"));
  return null;
}
