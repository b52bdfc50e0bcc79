import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readPanelIdentity } from "../../../../src/host/panel/panelIdentity.ts";
import { History } from "../../../../src/host/storage/history.ts";

const folder = path.join(import.meta.dirname, "../../../fixtures/version-1");
const state: unknown = JSON.parse(readFileSync(path.join(folder, "panel-state.json"), "utf8"));

test("a panel of version 1 finds its comparison in the history that version 1 wrote", async () => {
  const unreadable: string[] = [];
  const directory = path.join(folder, "history");
  const history = new History({
    directory,
    keep: 200,
    onUnreadable: (name) => unreadable.push(name),
  });
  const identity = readPanelIdentity(state);
  const found = await history.find(
    (file) => file.itemId === identity?.itemId && file.comparisonId === identity.comparisonId,
  );
  expect(unreadable).toEqual([]);
  expect(found).toMatchObject({ id: identity?.comparisonId, schemaVersion: 2 });
  expect(found?.readings.find(({ id }) => id === "evaluated:/signal/evaluate")).toMatchObject({
    outcome: "failed",
    failure: { reason: "signal-error" },
    sent: { evaluate: { amount: 25, rulesetKey: "no-such-ruleset" } },
  });
  const others = found?.readings.filter(({ kind, outcome }) => kind !== "evaluated" && outcome !== "skipped") ?? [];
  expect(others.length).toBeGreaterThan(5);
  for (const reading of others) expect(reading).not.toHaveProperty("sent");
  expect(found?.plan.options.accountIds).toHaveLength(1);
});
