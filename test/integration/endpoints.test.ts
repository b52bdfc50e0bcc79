import assert from "node:assert/strict";
import * as vscode from "vscode";
import { acceptAll, leave } from "./support/answers.ts";
import { eventually, itemOf, type Lens, openLens, run, startLocal } from "./support/lens.ts";

describe("choosing and repeating an endpoint", () => {
  let lens: Lens;
  let itemId: string;

  beforeEach(async () => {
    lens = await openLens();
    await startLocal(lens);
    ({ itemId } = itemOf(lens, "daily-refresh"));
  });

  it("the guide asks, answers with a reason, and runs its answer", async () => {
    const first = lens.items()[0]?.itemId ?? "";
    const readings = () => lens.comparisonOf(first)?.readings ?? [];
    const before = readings().length;
    await acceptAll(run("balanceLens.endpoint.guide"));
    const guide = lens.reports().find(({ report }) => report.head.kind === "guide");
    assert.equal(guide?.report.head.title, "Which endpoint: /signal/evaluate");
    const facts = guide.report.head.sections.flatMap(({ lines }) => lines.map(({ text }) => text)).join("\n");
    assert.match(facts, /Freshness: the balance of this moment\nLatency: 3 s .*\nBilling: in production/);
    assert.equal(readings().length, before);
    await acceptAll(guide.press("call"));
    assert.equal(readings().length, before + 1);
    assert.equal(readings().at(-1)?.endpoint, "/signal/evaluate");
  });

  it("the guide left without an answer makes no call", async () => {
    const readings = () => lens.items().map((item) => lens.comparisonOf(item.itemId)?.readings);
    const before = readings();
    await leave(run("balanceLens.endpoint.guide"));
    assert.deepEqual(readings(), before);
  });

  const copiedRepeat = async (times: number) => {
    await vscode.env.clipboard.writeText("");
    const asked = { itemId, endpoint: "/accounts/balance/get", times, to: "clipboard" };
    await run("balanceLens.endpoint.repeat", asked);
    return vscode.env.clipboard.readText();
  };

  it("a repeat is drawn in the Item's panel; its figures beside Plaid's, and what they do not mean, are copied", async () => {
    const text = await copiedRepeat(3);
    assert(
      lens.panels().some((panel) => panel.itemId === itemId),
      "its panel is open",
    );
    assert.match(text, /^# \/accounts\/balance\/get, 3 times/);
    assert.match(text, /Local latency is simulated: it says nothing about banks\./);
    assert.match(text, /\| Published by Plaid, production \| {2}\| 3 s \| 11 s \| {2}\|/);
    assert.equal(text.match(/^\d\. .*request id `\w+`$/gm)?.length, 3);
  });

  it("a repeat stays within Plaid's limit", async () => {
    const times = Number(/, (\d+) times/.exec(await copiedRepeat(1000))?.[1]);
    assert(times > 1 && times <= 25, `${times} times`);
  });
});

describe("opening the latest comparison", () => {
  it("shows what was last read, and calls nothing", async () => {
    const lens = await openLens();
    await startLocal(lens);
    const { itemId } = itemOf(lens, "daily-refresh");
    await run("balanceLens.balances.compare", { itemId });
    const before = lens.comparisonOf(itemId);
    await eventually(async () => {
      await vscode.window.tabGroups.close(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs));
      assert.deepEqual(lens.panels(), []);
    });
    await run("balanceLens.local.stop");
    await run("balanceLens.comparison.openLatest", { itemId });
    assert.equal(lens.panels()[0]?.itemId, itemId);
    assert.equal(lens.comparisonOf(itemId), before);
    await run("balanceLens.local.start");
  });
});
