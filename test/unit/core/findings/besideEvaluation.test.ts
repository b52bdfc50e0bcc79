import { describe, expect, it } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import { openSaved } from "../../../../src/core/saved/openSaved.ts";
import { accountBody } from "../../../builders/bodies.ts";

const start = Date.parse("2026-03-01T00:00:00Z");

function line(minute: number, endpoint: string, data: object, more: object = {}): string {
  const url = `https://production.plaid.com${endpoint}`;
  return JSON.stringify({ time: start + minute * 60_000, url, responseTime: 500, res: { data }, ...more });
}

function cached(minute: number, available: number): string {
  const accounts = [accountBody({ available, current: available })];
  return line(minute, "/accounts/get", { accounts, item: { item_id: "item-1" }, request_id: `r${minute}` });
}

function evaluated(minute: number, available: number): string {
  const core_attributes = { available_balance: available, current_balance: available };
  const ruleset = { ruleset_key: "balance", result: "ACCEPT" };
  const body = { client_transaction_id: `debit-${minute}`, account_id: "checking", amount: 5 };
  const data = { request_id: `r${minute}`, ruleset, core_attributes, warnings: [] };
  return line(minute, "/signal/evaluate", data, { req: { body } });
}

function findingsIn(lines: readonly string[]) {
  const opened = openSaved([{ source: "app.log", text: lines.join("\n") }], {
    openedAt: "2026-03-02T00:00:00.000Z",
    id: "saved",
  });
  const [comparison] = opened.comparisons;
  if (comparison === undefined) throw new Error("nothing was read");
  return { comparison, findings: findingsOf(comparison) };
}

describe("an evaluation among many calls of its Item", () => {
  it("is compared with the answers around it, not with those of weeks before", () => {
    const copies = Array.from({ length: 12 }, (_, minute) => cached(minute, 100 + minute));
    const { comparison, findings } = findingsIn([...copies, evaluated(12, 500)]);
    const differs = findings.filter(({ code }) => code === "cached-differs-from-evaluated");
    const named = new Set(differs.flatMap(({ readings }) => readings));
    const numbers = comparison.readings
      .filter(({ id, kind }) => named.has(id) && kind === "cached")
      .map(({ accounts }) => accounts[0]?.balances.available);
    expect(numbers).toEqual([108, 109, 110, 111]);
  });

  it("adds no more findings with each further evaluation than the one before it did", () => {
    const log = (count: number): readonly string[] =>
      Array.from({ length: count }, (_, turn) => [
        cached(2 * turn, 100 + turn),
        evaluated(2 * turn + 1, 500 + turn),
      ]).flat();
    const [one, two, three] = [20, 40, 60].map((count) => findingsIn(log(count)).findings.length);
    expect((three ?? 0) - (two ?? 0)).toBe((two ?? 0) - (one ?? 0));
  });
});
