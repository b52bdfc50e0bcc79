import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ItemSummary } from "../../../../src/core/item/item.ts";
import { askRulesetKey } from "../../../../src/host/ask/askRulesetKey.ts";
import { askRulesetKeys } from "../../../../src/host/ask/askRulesetKeys.ts";
import { type KnownRulesetsDependencies, knownRulesets } from "../../../../src/host/ask/knownRulesets.ts";
import { listLocalItems } from "../../../../src/host/local/controlClient.ts";
import { keepRulesets, rememberRuleset } from "../../../../src/host/storage/rulesetKeys.ts";
import { type RunningScenario, runScenario } from "../../../builders/runningScenario.ts";
import { fakeMemento } from "../support/fakes.ts";
import { questions } from "../support/vscode/vscode.ts";

const kinds = ["default", "scores", "scores-and-balance"];

let scenario: RunningScenario;
let item: ItemSummary & Required<Pick<ItemSummary, "debit">>;
let deps: KnownRulesetsDependencies;

beforeAll(async () => {
  scenario = await runScenario("no-balance-rule");
  const [listed] = await listLocalItems(scenario, new AbortController().signal);
  if (listed?.item.debit === undefined) throw new Error("the scenario proposes no debit");
  item = { ...listed.item, debit: listed.item.debit };
});
afterAll(() => scenario.close());
beforeEach(() => {
  deps = { local: { use: async () => scenario }, memento: fakeMemento() } as unknown as KnownRulesetsDependencies;
});

const known = () => knownRulesets(deps, item, item.debit);

describe("the rulesets to choose from in the local sandbox", () => {
  test("are those it has, one of each kind, then the keys that were used and that it has not", async () => {
    await keepRulesets(deps.memento, "local", ["mine", "scores"]);
    await keepRulesets(deps.memento, "sandbox", ["another environment's"]);
    expect((await known()).map((each) => [each.rulesetKey, each.asksBank, each.isRemembered])).toEqual([
      ["default", true, false],
      ["scores", false, false],
      ["scores-and-balance", true, false],
      ["mine", null, true],
    ]);
  });

  test("are offered with the one that was used last in front", async () => {
    await rememberRuleset(deps.memento, "local", "mine");
    questions.answer("mine");
    const log = { debug() {}, error() {} };
    const asked = { item, debit: item.debit, title: "Evaluate" };
    expect(await askRulesetKey({ ...deps, log } as never, asked)).toBe("mine");
    expect(questions.shown[0]?.items.map(({ label, description = "" }) => `${label}: ${description}`)).toEqual([
      "mine: used last",
      "default: local sandbox · asks the bank",
      "scores: local sandbox · uses Plaid's copy",
      "scores-and-balance: local sandbox · asks the bank",
      "No Ruleset Key: ",
    ]);
  });
});

test("several are evaluated from Plaid's copy first; without a key a client that opted out has no ruleset", async () => {
  const rulesets = await known();
  const all = [...kinds, null];
  questions.answer("<enter>", "<enter>");
  expect(await askRulesetKeys(rulesets, all, { isOptedOut: true })).toEqual([
    "scores",
    null,
    "default",
    "scores-and-balance",
  ]);
  // Any other uses the ruleset named default, which asks the bank.
  expect(await askRulesetKeys(rulesets, all, { isOptedOut: false })).toEqual([
    "scores",
    "default",
    "scores-and-balance",
    null,
  ]);
  expect(questions.shown.map(({ items: rows }) => rows.at(-1)?.description)).toEqual([
    "no ruleset: no decision, uses Plaid's copy",
    "the ruleset named default, or none",
  ]);
});
