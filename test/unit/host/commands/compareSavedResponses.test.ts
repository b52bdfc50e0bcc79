import { beforeEach, describe, expect, test, vi } from "vitest";
import type { CommandDependencies } from "../../../../src/host/commands/command.ts";
import { compareSavedResponses } from "../../../../src/host/commands/compare/compareSavedResponses.ts";
import { ComparisonStore } from "../../../../src/host/store/comparisonStore.ts";
import { countedIds, stillClock } from "../support/fakes.ts";
import { forgetWhatHappened, happened } from "../support/vscode/happened.ts";
import { env, window } from "../support/vscode/vscode.ts";

interface Row {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

/** What the quick pick showed; its first row is chosen. */
let rows: readonly Row[] = [];
const pick = vi.spyOn(window, "showQuickPick").mockImplementation(async (choices: unknown) => {
  rows = choices as readonly Row[];
  return rows[0];
});
const read = vi.spyOn(env.clipboard, "readText");

beforeEach(() => {
  rows = [];
  pick.mockClear();
  forgetWhatHappened();
});

interface Answer {
  readonly item: string;
  /** None: an answer without a name. */
  readonly names: readonly (string | null)[];
  readonly bank?: string;
}

/** A line of a log with an answer of `/accounts/get`. */
function line({ item, names, bank }: Answer, place: number): string {
  const accounts = names.map((name, index) => ({
    ...{ account_id: `${item}-${index}`, mask: "4000", type: "depository", subtype: "checking" },
    ...(name !== null && { name }),
    balances: { available: 10, current: 10, limit: null, iso_currency_code: "USD", unofficial_currency_code: null },
  }));
  const of = { item_id: item, institution_id: "ins_3", ...(bank !== undefined && { institution_name: bank }) };
  const data = { accounts, item: of, request_id: `r${place}` };
  return JSON.stringify({ level: 30, time: `2026-11-20T08:00:0${place}.000Z`, url: "/accounts/get", res: { data } });
}

async function compare(answers: readonly Answer[], others = 0): Promise<void> {
  const other = Array.from({ length: others }, (_, place) => JSON.stringify({ level: 30, msg: `request ${place}` }));
  read.mockResolvedValue([...answers.map(line), ...other].join("\n"));
  const deps = {
    ...{ clock: stillClock(), ids: countedIds(), comparisons: new ComparisonStore() },
    ...{ history: { save: async () => {} }, panels: { show() {} }, log: { error() {}, warn() {} } },
  } as unknown as CommandDependencies;
  await compareSavedResponses(deps, { from: "clipboard" });
}

describe("Compare Saved Responses", () => {
  test("tells several Items apart by their banks, else by their accounts, and never by an ID alone", async () => {
    await compare([
      { item: "item-a", names: ["Payroll Checking"] },
      { item: "item-b", names: ["Joint Savings", "Travel Card", "Bills"] },
      { item: "item-c", names: ["Everyday"], bank: "First Platypus Bank" },
      { item: "item-d", names: [null] },
    ]);
    expect(rows.map(({ label, description }) => [label, description])).toEqual([
      ["Payroll Checking ••4000", "item-a"],
      ["Joint Savings ••4000 and 2 more", "item-b"],
      ["First Platypus Bank", "item-c"],
      ["Unnamed account ••4000", "item-d"],
      ["All 4 Items, one comparison each", undefined],
    ]);
    expect(rows[0]?.detail).toBe("1 answer");
  });

  test("says in grouped figures how much was skipped", async () => {
    await compare([{ item: "item-a", names: ["Everyday"] }], 1234);
    await vi.waitFor(() =>
      expect(happened.messages.map(({ sentence }) => sentence)).toEqual([
        expect.stringContaining("1 answer read, 1,234 other values skipped: 1,234 without balances."),
      ]),
    );
  });
});
