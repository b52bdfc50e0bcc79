import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import { acceptAll } from "./support/answers.ts";
import { eventually, itemOf, type Lens, openLens, run, startLocal } from "./support/lens.ts";

/** A body as `/accounts/get` and `/accounts/balance/get` both answer it. */
function accountsBody(available: number): string {
  const balances = { available, current: 1250, limit: null, iso_currency_code: "USD", unofficial_currency_code: null };
  const account = {
    account_id: "a1",
    name: "Everyday",
    mask: "4321",
    type: "depository",
    subtype: "checking",
    balances,
  };
  return JSON.stringify({ accounts: [account], item: { item_id: "production-item" }, request_id: "r1" });
}

describe("what is kept and what is shared", () => {
  let lens: Lens;
  let itemId: string;
  let folder: string;

  before(async () => {
    lens = await openLens();
    await startLocal(lens);
    itemId = itemOf(lens, "daily-refresh").itemId;
    await run("balanceLens.balances.compare", { itemId, again: true });
    folder = await mkdtemp(path.join(tmpdir(), "balance-lens-export-"));
  });

  after(() => rm(folder, { recursive: true }));

  const saved = () => lens.panels().find((panel) => panel.itemId.startsWith("saved:"));

  async function exported(format: string): Promise<string> {
    const to = path.join(folder, `export.${format}`);
    await run("balanceLens.comparison.export", { itemId, format, to });
    return readFile(to, "utf8");
  }

  it("Export Comparison writes each format, with the numbers that are on screen and no token", async () => {
    const cached = lens.comparisonOf(itemId)?.readings.find(({ id }) => id === "cached:/accounts/get");
    const requestId = cached?.requestId ?? "?";
    for (const format of ["markdown", "csv", "json", "support"]) {
      const text = await exported(format);
      assert(text.includes(requestId), `${format} lacks ${requestId}`);
      assert.doesNotMatch(text, /access-sandbox-/);
    }
  });

  it("Export Comparison asks for format and place, and copies", async () => {
    await vscode.env.clipboard.writeText("");
    await acceptAll(run("balanceLens.comparison.export", { itemId }));
    assert.match(await vscode.env.clipboard.readText(), /^# /);
  });

  it("Copy for a Ticket copies what nothing explains, for support and for the user, without a token", async () => {
    const doubted = itemOf(lens, "unexplained-gap").itemId;
    await run("balanceLens.balances.compare", { itemId: doubted, again: true });
    const requestIds = (lens.comparisonOf(doubted)?.readings ?? []).flatMap((reading) =>
      reading.outcome === "ok" ? (reading.requestId ?? []) : [],
    );
    await run("balanceLens.finding.copy", { itemId: doubted, reader: "support" });
    const ticket = await vscode.env.clipboard.readText();
    assert(requestIds.filter((id) => ticket.includes(id)).length >= 2, ticket);
    assert.match(ticket, /### Ruled out/);
    assert.doesNotMatch(ticket, /access-sandbox-/);
    await acceptAll(run("balanceLens.finding.copy", { itemId: doubted }));
    assert.equal(await vscode.env.clipboard.readText(), ticket);
    await run("balanceLens.finding.copy", { itemId: doubted, reader: "user" });
    assert.match(await vscode.env.clipboard.readText(), /^We have two different figures/);
  });

  it("Open Comparison from History brings back an earlier comparison, the newest first", async () => {
    const earlier = lens.comparisonOf(itemId)?.id;
    await run("balanceLens.balances.compare", { itemId, again: true });
    const later = lens.comparisonOf(itemId)?.id;
    assert.notEqual(later, earlier);
    await run("balanceLens.comparison.open", { itemId, comparisonId: earlier });
    assert.equal(lens.comparisonOf(itemId)?.id, earlier);
    await acceptAll(run("balanceLens.comparison.open", { itemId }));
    assert.equal(lens.comparisonOf(itemId)?.id, later);
  });

  it("Compare Two Comparisons shows what changed between them", async () => {
    const comparisonId = lens.comparisonOf(itemId)?.id;
    assert(comparisonId !== undefined);
    await acceptAll(run("balanceLens.comparison.compareTwo", { itemId }));
    await eventually(() => {
      const text = vscode.window.activeTextEditor?.document.getText() ?? "";
      assert.match(text, /^# What changed: /);
    });
  });

  it("Copy Call as Code copies a call that holds no key and no token", async () => {
    for (const [language, start] of [
      ["curl", "curl --silent"],
      ["node", "await fetch("],
      ["python", "urllib.request"],
    ] as const) {
      await run("balanceLens.reading.copyAs", { itemId, readingId: "cached:/accounts/get", language });
      const code = await vscode.env.clipboard.readText();
      assert(code.includes(start), code);
      assert(code.includes(lens.localUrl() ?? "?"), code);
      assert.doesNotMatch(code, /access-sandbox-/);
    }
  });

  it("Compare Saved Responses makes a panel of two pasted bodies, without a call", async () => {
    await vscode.env.clipboard.writeText(`${accountsBody(1204.11)}\n${accountsBody(310.55)}`);
    await acceptAll(run("balanceLens.comparison.fromResponses", { from: "clipboard" }));
    const panel = saved();
    assert(panel, "no panel of saved responses");
    const comparison = lens.comparisonOf(panel.itemId);
    const available = comparison?.readings.map(({ id, accounts }) => [id, accounts[0]?.balances.available]);
    assert.deepEqual(available, [
      ["cached:/accounts/get", 1204.11],
      ["real-time:/accounts/balance/get", 310.55],
    ]);
    assert.equal(lens.comparisonOf("production-item"), null, "it stands where an Item's own calls do");
  });

  it("an exported comparison opens again from an editor", async () => {
    const text = await exported("json");
    const { id } = JSON.parse(text) as { id: string };
    await run("balanceLens.balances.compare", { itemId, again: true });
    assert.notEqual(lens.comparisonOf(itemId)?.id, id);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: text }));
    await run("balanceLens.comparison.fromResponses", { from: "editor" });
    assert.equal(lens.comparisonOf(itemId)?.id, id);
    assert.equal(await exported("json"), text);
  });

  it("a text without a response is refused, and opens nothing", async () => {
    const before = lens.panels().length;
    await vscode.env.clipboard.writeText("no JSON here");
    await run("balanceLens.comparison.fromResponses", { from: "clipboard" });
    assert.equal(lens.panels().length, before);
  });
});
