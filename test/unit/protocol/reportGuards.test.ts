import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportHostGuards, reportPageGuards } from "../../../src/protocol/reportGuards.ts";
import { type Report, reportActions } from "../../../src/protocol/reports.ts";

const { requests } = reportHostGuards;

const report: Report = {
  head: {
    ...{ kind: "guide", subject: "", title: "Title", about: "", sentences: ["One."], columns: [], sorting: null },
    ...{ sections: [], buttons: [], progress: null, labels: { filter: "", noMatch: "", failed: "" } },
  },
  rows: [{ key: "a", opens: true, cells: [{ text: "A" }] }],
};

describe("the host's guards of a report", () => {
  it("let through what its page sends", () => {
    expect(requests["report/ready"](null)).toBe(true);
    for (const action of reportActions) expect(requests["report/act"]({ action })).toBe(true);
    expect(requests["report/open"]({ row: "item-1" })).toBe(true);
  });

  it("refuse an action from outside the closed set, whatever it is", () => {
    const known: readonly unknown[] = reportActions;
    fc.assert(
      fc.property(fc.anything(), (action) => {
        expect(requests["report/act"]({ action })).toBe(known.includes(action));
      }),
    );
    for (const action of ["balanceLens.items.compare", "__proto__", "constructor", ["run"], null]) {
      expect(requests["report/act"]({ action })).toBe(false);
    }
    for (const row of ["", 1, null, {}]) expect(requests["report/open"]({ row })).toBe(false);
    for (const payload of [undefined, {}, "x"]) expect(requests["report/ready"](payload)).toBe(false);
  });
});

describe("the page's guards of a report", () => {
  const shown = reportPageGuards.events["report/shown"];

  it("let a report through", () => {
    expect(shown(report)).toBe(true);
    expect(reportPageGuards.replies["report/ready"](report)).toBe(true);
  });

  it("refuse what cannot be drawn", () => {
    for (const wrong of [null, {}, [], { head: report.head }, { rows: [] }]) expect(shown(wrong)).toBe(false);
    const head = (change: object) => ({ ...report, head: { ...report.head, ...change } });
    for (const change of [{ kind: "other" }, { title: 1 }, { sentences: null }, { progress: 3 }, { labels: null }]) {
      expect(shown(head(change))).toBe(false);
    }
    for (const rows of [[null], [{ key: 1, cells: [] }], [{ key: "a", cells: ["A"] }], "rows"]) {
      expect(shown({ ...report, rows })).toBe(false);
    }
  });
});
