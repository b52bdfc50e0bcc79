import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import { comparisonDocument } from "../../../../src/core/documents/comparisonDocument.ts";
import { isKeptComparison } from "../../../../src/core/documents/comparisonShape.ts";
import { type OpenedSaved, openSaved } from "../../../../src/core/saved/openSaved.ts";
import { readDocument } from "../../../../src/core/saved/readDocument.ts";

const openedAt = "2026-03-01T12:00:00.000Z";

const accounts = (available: number) => [
  {
    account_id: "checking",
    balances: { available, current: available, limit: null, iso_currency_code: "USD" },
    mask: "0000",
    name: "Checking",
    type: "depository",
    subtype: "checking",
  },
];
const item = { item_id: "item-1", institution_id: "ins_3", institution_name: "Chase", products: ["transactions"] };

/** One part of the status as Plaid's API description has it. */
function part(status: string, changed: string, refreshInterval?: string) {
  const breakdown = { success: 0.9, error_plaid: 0, error_institution: 0.1 };
  return {
    status,
    last_status_change: changed,
    breakdown: { ...breakdown, ...(refreshInterval !== undefined && { refresh_interval: refreshInterval }) },
  };
}

function institution(status: object | null, id = "ins_3") {
  const rest = { name: "Chase", routing_numbers: ["021000021"], oauth: true, products: ["transactions"] };
  return { institution: { institution_id: id, ...rest, status }, request_id: "inst-1" };
}

const delayed = {
  item_logins: part("HEALTHY", "2026-02-20T00:00:00Z"),
  transactions_updates: part("HEALTHY", "2026-02-28T06:00:00Z", "DELAYED"),
  investments_updates: null,
  health_incidents: [],
};

/** One line of a log: what was called when, and what it answered. */
function line(time: string, path: string, response: object): string {
  return JSON.stringify({ time, url: `https://production.plaid.com${path}`, response });
}

/** A cached and a real-time answer that differ, and what was told of the institution between them. */
function logged(codesOf: object, toldAt = "2026-03-01T10:30:00.000Z"): string {
  return [
    line("2026-03-01T10:00:00.000Z", "/accounts/get", { accounts: accounts(500), item, request_id: "a" }),
    line(toldAt, "/institutions/get_by_id", codesOf),
    line("2026-03-01T11:00:00.000Z", "/accounts/balance/get", { accounts: accounts(400), item, request_id: "b" }),
  ].join("\n");
}

function opened(text: string): OpenedSaved {
  return openSaved([{ source: "app.log", text }], { openedAt, id: "saved" });
}

function only({ comparisons }: OpenedSaved): Comparison {
  const [comparison, ...others] = comparisons;
  if (comparison === undefined || others.length > 0) throw new Error(`${comparisons.length} comparisons`);
  return comparison;
}

function codesOf(comparison: Comparison): readonly string[] {
  return findingsOf(comparison)
    .filter(({ code }) => code.startsWith("institution-"))
    .map(({ code, certainty }) => `${code} ${certainty}`);
}

describe("a saved /institutions/get_by_id with a status", () => {
  test("is read beside the Item's answers, and is none of them", () => {
    const saved = opened(logged(institution(delayed)));
    expect(saved).toMatchObject({ read: 3, passed: {}, problems: [] });
    const comparison = only(saved);
    expect(comparison.readings.map(({ endpoint }) => endpoint)).toEqual(["/accounts/get", "/accounts/balance/get"]);
    expect(comparison.institutionStatus).toEqual({
      institutionId: "ins_3",
      toldAt: "2026-03-01T10:30:00.000Z",
      parts: [
        { part: "item_logins", status: "HEALTHY", refreshInterval: null, lastStatusChange: "2026-02-20T00:00:00Z" },
        {
          part: "transactions_updates",
          status: "HEALTHY",
          refreshInterval: "DELAYED",
          lastStatusChange: "2026-02-28T06:00:00Z",
        },
      ],
    });
    expect(codesOf(comparison)).toEqual(["institution-updates-slowed possible", "institution-status certain"]);
  });

  test("goes out with the comparison and comes back", () => {
    const comparison = only(opened(logged(institution(delayed))));
    const document: unknown = JSON.parse(JSON.stringify(comparisonDocument(comparison)));
    const again = readDocument(document, { openedAt });
    if (!again.ok) throw new Error(JSON.stringify(again));
    expect(again.comparison.institutionStatus).toEqual(comparison.institutionStatus);
    expect(isKeptComparison(comparison)).toBe(true);
    expect(isKeptComparison({ ...comparison, institutionStatus: { parts: [] } })).toBe(false);
    expect(JSON.stringify(document)).not.toContain("021000021");
  });

  test("that is told last counts", () => {
    const stopped = { transactions_updates: part("DOWN", "2026-03-01T10:40:00Z", "STOPPED") };
    const later = line("2026-03-01T10:50:00.000Z", "/institutions/get_by_id", institution(stopped));
    const { institutionStatus } = only(opened(`${logged(institution(delayed))}\n${later}`));
    expect(institutionStatus?.parts.map(({ refreshInterval }) => refreshInterval)).toEqual(["STOPPED"]);
  });

  test("is the cause of nothing that lies before or after it, and a healthy one says nothing", () => {
    const since = (changed: string) => institution({ transactions_updates: part("HEALTHY", changed, "DELAYED") });
    expect(codesOf(only(opened(logged(since("2026-03-01T11:30:00Z"), "2026-03-01T11:31:00.000Z"))))).toEqual([
      "institution-status certain",
    ]);
    const healthy = {
      item_logins: delayed.item_logins,
      transactions_updates: part("HEALTHY", "2026-02-01T00:00:00Z", "NORMAL"),
    };
    expect(codesOf(only(opened(logged(institution(healthy)))))).toEqual([]);
  });

  test("of another institution is passed over, and so is one without a status, as Plaid's Sandbox answers", () => {
    const other = opened(logged(institution(delayed, "ins_4")));
    expect(only(other).institutionStatus).toBeUndefined();
    expect(other.passed).toEqual({ "other-endpoint": 1 });
    expect(only(opened(logged(institution(null)))).institutionStatus).toBeUndefined();
  });

  test("alone is no comparison, and the person is told what it is", () => {
    const alone = opened(JSON.stringify(institution(delayed)));
    expect(alone.comparisons).toEqual([]);
    expect(alone.problems).toEqual([{ kind: "nothing", source: "app.log", reason: "other-endpoint" }]);
  });

  test("of another shape breaks nothing", () => {
    const broken = only(opened(logged(institution({ transactions_updates: "fine" }))));
    expect(broken.readings).toHaveLength(2);
    expect(broken.institutionStatus).toBeUndefined();
  });
});
