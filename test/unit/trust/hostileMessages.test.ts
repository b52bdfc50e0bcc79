import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { Uri } from "vscode";
import { endpointPaths } from "../../../src/core/endpoint/endpoint.ts";
import { commandIds } from "../../../src/host/commandIds.ts";
import { plaidDocsUrl } from "../../../src/host/failure/plaidDocs.ts";
import { PendingWork } from "../../../src/host/pendingWork.ts";
import { ReportPanels } from "../../../src/host/reports/reportPanels.ts";
import type { ShownReport } from "../../../src/host/reports/shownReport.ts";
import { localItemIdIn } from "../../../src/host/session/localLink.ts";
import { hostGuards } from "../../../src/protocol/guards.ts";
import { type ReportHead, reportActions } from "../../../src/protocol/reports.ts";
import type { ReportRow } from "../../../src/text/reports/report.ts";
import { aComparison, anItem, aReading } from "../host/support/fakes.ts";
import { forgetWhatHappened, happened } from "../host/support/vscode/happened.ts";
import { pages } from "../host/support/vscode/pages.ts";
import { openPanels } from "./support/openPanels.ts";

const item = anItem({ environment: "sandbox" });
const comparison = aComparison({ item, readings: [aReading(), aReading({ id: "cached:/auth/get" })] });

/** Text a page might send to be run, opened or read. */
const hostileText = fc.oneof(
  fc.constantFrom(
    "workbench.action.terminal.sendSequence",
    "vscode.open",
    "file:///etc/passwd",
    "../../../../etc/passwd",
    "https://evil.example/docs/",
    "https://plaid.com.evil.example/docs/",
    "command:workbench.action.quit",
    "javascript:alert(1)",
    "<img src=x onerror=alert(1)>",
    "__proto__",
    "constructor",
    comparison.readings[0]?.id ?? "",
    ...endpointPaths,
    ...Object.values(commandIds),
  ),
  fc.string(),
  fc.webUrl(),
);

const names = Object.keys(hostGuards.requests);
const payload = fc.oneof(
  fc.constant(null),
  fc.anything({ withNullPrototype: true }),
  fc.record(
    {
      readingId: fc.oneof(hostileText, fc.constant(null)),
      otherReadingId: hostileText,
      readingIds: fc.oneof(fc.array(hostileText), fc.constant(null)),
      endpoint: hostileText,
      index: fc.oneof(fc.integer(), fc.double(), hostileText),
      seconds: fc.oneof(fc.integer(), fc.double(), hostileText),
      reason: fc.oneof(hostileText, fc.constantFrom("item-login-required", "production-refused", "unreachable")),
      language: hostileText,
      what: fc.oneof(hostileText, fc.constantFrom("scenario", "latency")),
      command: hostileText,
      url: hostileText,
      path: hostileText,
      itemId: hostileText,
    },
    { requiredKeys: [] },
  ),
);
const message = fc.oneof(
  fc.anything({ withNullPrototype: true }),
  fc.record(
    {
      kind: fc.constantFrom("request", "event", "reply", "invoke"),
      id: fc.oneof(fc.integer(), fc.string()),
      name: fc.oneof(fc.constantFrom(...names), hostileText),
      payload,
      ok: fc.boolean(),
      reason: hostileText,
    },
    { requiredKeys: ["kind"] },
  ),
  fc.record({ kind: fc.constant("request"), id: fc.nat(), name: fc.constantFrom(...names), payload }),
);

/** What a page of ours sends: each of these is done. */
const honest: readonly (readonly [name: string, payload: unknown])[] = [
  ["comparison/run", null],
  ["endpoint/openDocs", { endpoint: "/accounts/get" }],
  ["finding/copy", { index: 0, reader: "support" }],
  ["bank/enter", { accountId: null }],
  ["reading/open", { readingId: "cached:/auth/get" }],
  ["reading/diff", { readingId: "cached:/auth/get", otherReadingId: "single:/accounts/get" }],
  ["reading/copyRequestId", { readingId: "cached:/auth/get" }],
];

/** Besides the extension's own commands: two places of VS Code that change nothing. */
const harmless: readonly string[] = ["workbench.action.openSettings", "workbench.trust.manage"];

beforeEach(() => {
  forgetWhatHappened();
  pages.open.clear();
});

describe("the page can name no command, path or address outside a closed set", () => {
  test("whatever it sends", async () => {
    const { panels, put } = openPanels();
    put(comparison);
    await panels.show(item.itemId);
    const [page] = pages.open;
    if (page === undefined) throw new Error("no page was opened");
    for (const [name, payload] of honest) page.post({ kind: "request", id: 1, name, payload });
    await fc.assert(
      fc.asyncProperty(fc.array(message, { maxLength: 20 }), async (messages) => {
        for (const each of messages) page.post(each);
        await new Promise((resolve) => setImmediate(resolve));
      }),
      { numRuns: 300 },
    );
    const own: readonly string[] = Object.values(commandIds);
    for (const { command, arguments: given } of happened.commands) {
      expect([...own, ...harmless]).toContain(command);
      if (harmless.includes(command)) {
        for (const argument of given) expect(argument).toMatch(/^@id:balanceLens(\.[\w.]+)?$/);
        continue;
      }
      for (const argument of given) {
        // The Item is the panel's own, whatever Item the page names.
        if (argument !== undefined) expect(argument).toMatchObject({ itemId: item.itemId });
        for (const value of Object.values(Object(argument))) expect(String(value)).not.toMatch(/passwd|evil|onerror/);
      }
    }
    expect(happened.files).toEqual([]);
    for (const url of happened.opened) expect(url).toMatch(/^https:\/\/plaid\.com\/docs\//);
    for (const text of happened.copied)
      expect(comparison.readings.map((each) => Reflect.get(each, "requestId"))).toContain(text);
    // The good ones among them were done, so that this is no test of silence.
    const ran = new Set(happened.commands.map(({ command }) => command));
    for (const id of ["openResponse", "compareResponses", "enterBankShows"] as const)
      expect(ran).toContain(commandIds[id]);
    expect(happened.opened.length).toBeGreaterThan(0);
    panels.list()[0]?.close();
  });

  test("a reading that is not shown reaches no command", async () => {
    const { panels, put } = openPanels();
    put(comparison);
    await panels.show(item.itemId);
    const [page] = pages.open;
    const [shown] = comparison.readings;
    const asked = [
      ["reading/copyAs", { language: "curl" }],
      ["reading/open", {}],
      ["reading/diff", { otherReadingId: comparison.readings[1]?.id }],
      ["failure/act", { reason: "unreachable" }],
    ] as const;
    for (const [name, rest] of asked) {
      page?.post({ kind: "request", id: 1, name, payload: { readingId: "https://evil.example/docs/", ...rest } });
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(happened.commands).toEqual([]);
    for (const [name, rest] of asked) {
      page?.post({ kind: "request", id: 2, name, payload: { readingId: shown?.id, ...rest } });
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(happened.commands).toContainEqual({
      command: commandIds.copyCallAsCode,
      arguments: [{ itemId: item.itemId, readingId: shown?.id, language: "curl" }],
    });
    panels.list()[0]?.close();
  });

  test("a name it makes up cannot forge a line of the log, nor fill it", () => {
    const { panels, logged } = openPanels();
    void panels.show(item.itemId);
    const [page] = pages.open;
    for (const name of ["a\nPOST /item/remove 200 1 ms forged", "x".repeat(1e6), "made/up"]) {
      page?.post({ kind: "request", id: 1, name, payload: null });
    }
    expect(logged).toEqual([
      "the panel sent a message that was ignored: not-ours ",
      "the panel sent a message that was ignored: not-ours ",
      "the panel sent a message that was ignored: unknown-name made/up",
    ]);
    panels.list()[0]?.close();
  });

  test("each request it makes is answered, and what is refused says so", async () => {
    const { panels, put } = openPanels();
    put(comparison);
    await panels.show(item.itemId);
    const [page] = pages.open;
    for (const name of [...names, "made/up", "constructor"]) {
      page?.post({ kind: "request", id: 1, name, payload: { command: "x", endpoint: "../x", readingId: 7 } });
    }
    await new Promise((resolve) => setImmediate(resolve));
    const replies = page?.sent.filter((sent) => Reflect.get(Object(sent), "kind") === "reply") ?? [];
    expect(replies).toHaveLength(names.length + 2);
    for (const reply of replies) expect(reply).toMatchObject({ ok: false, reason: "invalid-request" });
    panels.list()[0]?.close();
  });
});

describe("the page of a report can do no more than its buttons and rows say", () => {
  const head: ReportHead = {
    ...{ kind: "plan", subject: item.itemId, title: "A plan", about: "", sentences: [], columns: [], sorting: null },
    ...{ sections: [], buttons: [{ action: "copy", label: "Copy" }], progress: null },
    labels: { filter: "", noMatch: "", failed: "" },
  };
  const rows: readonly ReportRow[] = ["opens", "stays"].map((key) => ({ key, opens: key === "opens", cells: [] }));
  const setUp = () => {
    const did: string[] = [];
    const act = (name: string) => async () => void did.push(name);
    const reports = new ReportPanels({
      extensionUri: { path: "/extension" } as Uri,
      log: openPanels().log,
      pending: new PendingWork(),
      run: (_name, work) => work(),
      restore: async () => shown,
    });
    const shown: ShownReport = {
      ...{ place: "plan", subject: item.itemId, environment: "sandbox" },
      report: (only) => ({ head, rows: rows.filter(({ key }) => only === undefined || only.has(key)) }),
      // It can be run, and offers that at another time.
      actions: { copy: act("copy"), run: act("run") },
      open: async (row) => void did.push(`open ${row}`),
    };
    reports.show(shown);
    const [page] = pages.open;
    if (page === undefined) throw new Error("no page was opened");
    return { did, reports, page };
  };
  const asked = fc.record({
    kind: fc.constant("request"),
    id: fc.nat(),
    name: fc.oneof(fc.constantFrom("report/act", "report/open", "report/ready", ...names), hostileText),
    payload: fc.oneof(
      fc.record({ action: fc.oneof(fc.constantFrom(...reportActions), hostileText) }),
      fc.record({ row: fc.oneof(fc.constantFrom("opens", "stays"), hostileText) }),
      fc.anything({ withNullPrototype: true }),
    ),
  });

  test("whatever it sends", async () => {
    const { did, reports, page } = setUp();
    page.post({ kind: "request", id: 1, name: "report/act", payload: { action: "copy" } });
    page.post({ kind: "request", id: 2, name: "report/open", payload: { row: "opens" } });
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { maxLength: 20 }), async (messages) => {
        for (const each of messages) page.post(each);
        await new Promise((resolve) => setImmediate(resolve));
      }),
      { numRuns: 200 },
    );
    expect([...new Set(did)].sort()).toEqual(["copy", "open opens"]);
    expect(happened.commands).toEqual([]);
    reports.dispose();
  });

  test("and the tab that is closed listens no more", () => {
    const before = pages.listeners;
    const { reports, page } = setUp();
    reports.closeOf("local");
    expect(reports.list()).toHaveLength(1);
    reports.closeOf("sandbox");
    expect(reports.list()).toEqual([]);
    page.post({ kind: "request", id: 1, name: "report/act", payload: { action: "copy" } });
    expect(pages.listeners).toBe(before);
  });
});

describe("links open only Plaid's documentation", () => {
  test("whatever address is asked for", () => {
    const almost = fc
      .tuple(
        fc.constantFrom("https:", "http:", "HTTPS:", "file:", "command:", "javascript:"),
        fc.constantFrom(
          "//plaid.com",
          "//plaid.com.evil.example",
          "//evil@plaid.com",
          "//plaid.com:444",
          "//plaid.com\\@evil.example",
        ),
        fc.constantFrom("/docs/", "/docs/../", "/docs/%2e%2e/", "/docs", "/signin/", "\\docs\\"),
        fc.string(),
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(almost, fc.webUrl(), fc.string()), (url) => {
        const page = plaidDocsUrl(url);
        if (page === null) return;
        const { origin, username, password, pathname } = new URL(page);
        expect([origin, username, password]).toEqual(["https://plaid.com", "", ""]);
        expect(pathname.startsWith("/docs/")).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(plaidDocsUrl("https://plaid.com/docs/errors/")).toBe("https://plaid.com/docs/errors/");
  });
});

describe("a link from outside names an Item of the local sandbox and nothing else", () => {
  test("whatever it holds", () => {
    const query = fc.oneof(
      fc.string(),
      fc
        .dictionary(fc.constantFrom("item", "command", "url"), hostileText)
        .map((each) => new URLSearchParams(each).toString()),
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom("/compare", "/compare/", "/run", ""), fc.webPath()),
        query,
        (path, asked) => {
          const itemId = localItemIdIn({ path, query: asked });
          if (itemId === null) return;
          expect(path).toBe("/compare");
          expect(itemId).toMatch(/^[\w-]{1,100}$/);
        },
      ),
      { numRuns: 1000 },
    );
    expect(localItemIdIn({ path: "/compare", query: "item=abc" })).toBe("abc");
  });
});
