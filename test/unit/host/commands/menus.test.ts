import { describe, expect, test } from "vitest";
import { commandIds } from "../../../../src/host/commandIds.ts";
import { manifest, menus, wordsFor } from "../support/manifest.ts";
import { holds, type WhenContext } from "../support/whenClause.ts";

const commands: readonly { readonly command: string; readonly title: string }[] = manifest.contributes.commands;

/** Every combination of these values. */
function combinations(values: Readonly<Record<string, readonly unknown[]>>): readonly WhenContext[] {
  return Object.entries(values).reduce<readonly WhenContext[]>(
    (all, [key, each]) => all.flatMap((context) => each.map((value) => ({ ...context, [key]: value }))),
    [{}],
  );
}

const flags = [true, false];
const states = combinations({
  "balanceLens.environment": ["local", "sandbox"],
  "balanceLens.localRunning": flags,
  "balanceLens.keysStored": flags,
  "balanceLens.keysLost": flags,
  "balanceLens.filtered": flags,
  "balanceLens.compared": flags,
  "balanceLens.comparing": flags,
  isWorkspaceTrusted: flags,
  resourceFilename: ["index.ts", "mine.plaid-user.json"],
});

function inPalette(state: WhenContext): readonly string[] {
  const conditions = new Map((menus.commandPalette ?? []).map(({ command = "", when = "true" }) => [command, when]));
  return commands.flatMap(({ command }) => (holds(conditions.get(command) ?? "true", state) ? [command] : []));
}

describe("the palette", () => {
  test("lists at most thirty commands in any state", () => {
    const most = states.map(inPalette).sort((one, other) => other.length - one.length)[0] ?? [];
    expect(most.length).toBeLessThanOrEqual(30);
    expect(most.length).toBeGreaterThan(10);
  });

  test("has the verbs of the product in every state", () => {
    // Comparing is one entry for one Item and for several: `balances.compare` itself stands on the rows.
    const { compareItems, fetchRealTimeBalances, fetchCachedBalances, evaluateBalance } = commandIds;
    const verbs = [compareItems, fetchRealTimeBalances, fetchCachedBalances, evaluateBalance];
    for (const state of states) {
      expect(inPalette(state)).toEqual(expect.arrayContaining(verbs));
    }
  });

  test.each([
    "compare balances",
    "several",
    "real-time",
    "cached",
    "evaluate",
    "access token",
    "token list",
    "custom user",
    "create",
    "webhook",
    "rename",
    "remove",
    "login",
    "transactions",
    "clock",
    "scenario",
    "fault",
    "ruleset",
    "reset",
    "save",
    ".env",
    "sign out",
    "request log",
    "repeat",
    "plan",
    "history",
    "latest",
    "summary",
    "emulator",
    "ticket",
  ])("finds what a person looks for by %j", (typed) => {
    const state = { "balanceLens.environment": "local", "balanceLens.localRunning": true, isWorkspaceTrusted: true };
    const shown = new Set(inPalette(state));
    const titles = commands.flatMap(({ command, title }) => (shown.has(command) ? [wordsFor(title) ?? ""] : []));
    expect(titles.filter((title) => title.toLowerCase().includes(typed))).not.toEqual([]);
  });

  test("compares one Item or several by one entry, and refreshes by none but the menu of an Item", () => {
    const { compareBalances, compareItems, compareAllItems, refreshTransactions, refreshInvestments } = commandIds;
    for (const state of states) {
      const shown = inPalette(state);
      expect(shown).toContain(compareItems);
      for (const id of [compareBalances, compareAllItems, refreshTransactions, refreshInvestments]) {
        expect(shown).not.toContain(id);
      }
    }
  });

  test("gives each entry a name of its own", () => {
    const titles = commands.map(({ title }) => wordsFor(title));
    expect(new Set(titles).size).toBe(titles.length);
  });
});

describe("the menu of a row", () => {
  const items = combinations({
    health: ["unread", "healthy", "login-required", "item-error", "failed"],
    busy: ["", " busy"],
    restart: ["", " can-restart"],
    repair: ["", " can-repair"],
    reset: [
      "",
      " can-reset-login can-add-transactions can-refresh-transactions can-refresh-investments can-fire-webhook",
    ],
  }).map(({ health, busy, restart, repair, reset }) => `item local ${health}${busy}${reset}${repair}${restart}`);
  const rows = [...items, "account", "group", "failure item can-restart", "failure list", "fact error", "fact updated"];

  const entriesOf = (menu: string, state: WhenContext) =>
    (menus[menu] ?? []).filter(({ when, group }) => !group?.startsWith("inline") && holds(when ?? "true", state));

  test.each(flags)("has at most ten entries, several rows selected: %s", (listMultiSelection) => {
    for (const viewItem of rows) {
      const state = { view: "balanceLens.items", viewItem, listMultiSelection };
      const shown = entriesOf("view/item/context", state);
      expect([viewItem, shown.length <= 10], JSON.stringify(shown)).toEqual([viewItem, true]);
      for (const { submenu } of shown) {
        if (submenu === undefined) continue;
        const inner = entriesOf(submenu, state);
        expect([viewItem, submenu, inner.length > 0 && inner.length <= 10]).toEqual([viewItem, submenu, true]);
      }
    }
  });

  test("compares the row or all that are selected by one entry, and refreshes Transactions or Investments by one", () => {
    const inMenus = (menu: string, viewItem: string, listMultiSelection: boolean) =>
      entriesOf(menu, { view: "balanceLens.items", viewItem, listMultiSelection }).map(({ command }) => command);
    const both = "item local healthy can-refresh-transactions can-refresh-investments";
    for (const several of flags) {
      const shown = inMenus("view/item/context", both, several);
      expect(shown).toContain(commandIds.compareBalances);
      expect(shown).not.toContain(commandIds.compareItems);
    }
    expect(inMenus("view/item/context", "group", false)).toEqual([commandIds.compareAllItems]);
    for (const can of ["can-refresh-transactions", "can-refresh-investments"]) {
      const shown = inMenus("balanceLens.item.change", `item local healthy ${can}`, false);
      expect(shown).toContain(commandIds.refreshProducts);
    }
    const shown = inMenus("balanceLens.item.change", both, false);
    expect(shown.filter((id) => /[rR]efresh/.test(id ?? ""))).toEqual([commandIds.refreshProducts]);
  });

  test("of an Item begins with the comparison, and has one button beside the row", () => {
    const state = { view: "balanceLens.items", viewItem: "item local healthy can-restart", listMultiSelection: false };
    const shown = (menus["view/item/context"] ?? []).filter(({ when }) => holds(when ?? "true", state));
    expect(shown.filter(({ group }) => group?.startsWith("inline")).map(({ command }) => command)).toEqual([
      commandIds.compareBalances,
    ]);
    const [first] = shown.filter(({ group }) => group === "1_balances@1");
    expect(first?.command).toBe(commandIds.compareBalances);
  });
});

describe("when-clauses are read as VS Code reads them", () => {
  test.each([
    ["a && b || c", { c: true }, true],
    ["a && (b || c)", { c: true }, false],
    ["!a", {}, true],
    ["a == 'two words'", { a: "two words" }, true],
    ["a != local", { a: "sandbox" }, true],
    ["viewItem =~ /^item\\b.* can-x\\b/", { viewItem: "item local can-x" }, true],
    ["!(viewItem =~ /\\bbusy\\b/)", { viewItem: "item busy" }, false],
    ["false", {}, false],
  ])("%s", (clause, context, expected) => {
    expect(holds(clause, context)).toBe(expected);
  });

  test("one that cannot be read is no answer", () => {
    expect(() => holds("a && ", {})).toThrow();
    expect(() => holds("(a", {})).toThrow();
    expect(() => holds("a b", {})).toThrow();
  });
});
