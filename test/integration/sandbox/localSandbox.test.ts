import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import { acceptAll } from "../support/answers.ts";
import { call, control } from "../support/control.ts";
import { eventually, itemOf, type Lens, openLens, run, set, startLocal } from "../support/lens.ts";
import { shownText } from "../support/shownText.ts";

const dailyRefresh = "access-sandbox-da117e5b-0003-4000-8000-000000000003";

describe("the local sandbox", () => {
  let lens: Lens;
  let folder: string;

  beforeEach(async () => {
    lens = await openLens();
    await startLocal(lens);
    await run("balanceLens.environment.switch", { environment: "local" });
  });

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "balance-lens-local-"));
  });

  after(async () => {
    await rm(folder, { recursive: true });
    await startLocal(lens);
  });

  const scenarios = () => lens.items().map(({ scenario }) => scenario);
  const currentOf = async (endpoint: string) => {
    const { accounts } = await call(lens, endpoint, { access_token: dailyRefresh });
    return (accounts as { balances: { current: number } }[])[0]?.balances.current;
  };
  const now = async () => Date.parse(String((await control(lens, "clock")).now));
  const createItem = async () => {
    const before = new Set(lens.items().map(({ itemId }) => itemId));
    await run("balanceLens.item.create", { institutionId: "ins_109509", products: ["auth"], username: "user_good" });
    const created = lens.items().find(({ itemId }) => !before.has(itemId));
    assert(created, "no Item was created");
    return created.itemId;
  };
  const has = (itemId: string) => lens.items().some((item) => item.itemId === itemId);

  describe("scenarios", () => {
    it("are loaded by their names, beside the Items there are", async () => {
      await set("local.scenarios", ["daily-refresh"]);
      try {
        await run("balanceLens.local.reset", { confirmed: true });
        assert.deepEqual(scenarios(), ["daily-refresh"]);
        await run("balanceLens.local.loadScenario", { scenario: "non-usd" });
        assert.deepEqual(scenarios(), ["daily-refresh", "non-usd"]);
      } finally {
        await set("local.scenarios", undefined);
      }
    });

    it("begin again when they are loaded again: the cache is as old as it was", async () => {
      const stale = await currentOf("/accounts/get");
      const live = await currentOf("/accounts/balance/get");
      assert.notEqual(live, stale);
      assert.equal(await currentOf("/accounts/get"), live);
      await run("balanceLens.local.loadScenario", { scenario: "daily-refresh" });
      assert.equal(await currentOf("/accounts/get"), stale);
    });

    it("restart from the Item in one click: its difference, its history and its row are back", async () => {
      await run("balanceLens.local.loadScenario", { scenario: "daily-refresh" });
      const { itemId } = itemOf(lens, "daily-refresh");
      const stale = await currentOf("/accounts/get");
      await run("balanceLens.balances.compare", { itemId });
      assert.notEqual(await currentOf("/accounts/get"), stale);
      await run("balanceLens.local.restartScenario", { itemId });
      assert.equal(await currentOf("/accounts/get"), stale);
      assert.equal(lens.comparisonOf(itemId), null);
      await run("balanceLens.comparison.openLatest", { itemId });
      assert.notEqual(lens.comparisonOf(itemId), null);
    });

    it("are offered with what they teach, the first by Enter", async () => {
      const itemId = await createItem();
      await acceptAll(run("balanceLens.local.loadScenario"));
      assert(has(itemId), "loading a scenario took another Item away");
    });

    it("come from a file too; one that cannot be used changes nothing", async () => {
      const mine = {
        name: "mine",
        summary: "Mine.",
        access_token: "access-sandbox-00000000-0000-4000-8000-0000000000aa",
        institution_id: "ins_109508",
        products: ["auth"],
        linked: "-1d",
        accounts: [{ key: "a", name: "A", type: "depository", subtype: "checking", current: 5 }],
      };
      const file = path.join(folder, "mine.json");
      await writeFile(file, JSON.stringify(mine));
      await run("balanceLens.local.load", { path: file });
      assert.equal(itemOf(lens, "mine").institutionName, "First Platypus Bank");
      const before = scenarios();
      for (const wrong of ["no JSON", "{}", JSON.stringify({ ...mine, name: "thief", access_token: dailyRefresh })]) {
        await writeFile(file, wrong);
        await run("balanceLens.local.load", { path: file });
      }
      await run("balanceLens.local.load", { path: path.join(folder, "absent.json") });
      await run("balanceLens.local.loadScenario", { scenario: "no-such-scenario" });
      await run("balanceLens.items.refresh");
      assert.deepEqual(scenarios(), before);
    });
  });

  it("is saved to a file, reset, and loaded from it as it was", async () => {
    const itemId = await createItem();
    await run("balanceLens.local.moveClock", { frozen: true });
    const at = await now();
    const file = path.join(folder, "state.json");
    await run("balanceLens.local.save", { path: file });
    await run("balanceLens.local.reset", { confirmed: true });
    assert(!has(itemId), "the reset left an Item that was made");
    await run("balanceLens.local.load", { path: file, confirmed: true });
    assert(has(itemId), "the saved Item is not back");
    assert.equal(await now(), at);
  });

  describe("its clock", () => {
    it("moves by seconds and to a time, and stands still when it is stopped", async () => {
      await run("balanceLens.local.moveClock", { frozen: true });
      const before = await now();
      await run("balanceLens.local.moveClock", { seconds: 3600 });
      assert.equal((await now()) - before, 3_600_000);
      await run("balanceLens.local.moveClock", { to: new Date(before + 86_400_000).toISOString() });
      assert.equal((await now()) - before, 86_400_000);
    });

    it("is not moved back", async () => {
      await run("balanceLens.local.moveClock", { frozen: true });
      const before = await now();
      await run("balanceLens.local.moveClock", { to: new Date(before - 1000).toISOString() });
      assert.equal(await now(), before);
    });

    it("moves as the first choice says, by Enter", async () => {
      await run("balanceLens.local.moveClock", { frozen: true });
      const before = await now();
      await acceptAll(run("balanceLens.local.moveClock"));
      assert.equal((await now()) - before, 3_600_000);
    });
  });

  describe("faults", () => {
    const codeOf = async () => (await call(lens, "/accounts/get", { access_token: dailyRefresh })).error_code;

    it("happen to the calls they are for, as often as they are for", async () => {
      const fault = { endpoint: "/accounts/get", calls: 1, effect: "error", error_code: "ITEM_LOCKED" };
      await run("balanceLens.local.addFault", { fault });
      assert.equal(await codeOf(), "ITEM_LOCKED");
      assert.equal(await codeOf(), undefined);
    });

    it("are picked, each question answered by what comes first", async () => {
      const { itemId } = itemOf(lens, "daily-refresh");
      await acceptAll(run("balanceLens.local.addFault", { itemId }));
      const { faults } = await control(lens, "faults");
      // A scenario brings one of its own.
      const [fault, ...others] = (faults as Record<string, unknown>[]).filter((each) => each.item_id === itemId);
      assert.equal(others.length, 0);
      assert.deepEqual(
        [fault?.endpoint, fault?.item_id, fault?.calls, fault?.error_code],
        ["/accounts/balance/get", itemId, 1, "INSTITUTION_NOT_RESPONDING"],
      );
    });

    it("are cleared, and one that makes no sense is refused", async () => {
      await run("balanceLens.local.addFault", { fault: { effect: "error", error_code: "ITEM_LOCKED" } });
      await run("balanceLens.local.faults", { clear: "all" });
      assert.equal(await codeOf(), undefined);
      await run("balanceLens.local.addFault", { fault: { effect: "null_fields" } });
      assert.deepEqual((await control(lens, "faults")).faults, []);
    });
  });

  it("shows its requests in a document that keeps up with them", async () => {
    await call(lens, "/item/get", { access_token: dailyRefresh });
    await run("balanceLens.local.requests");
    assert.match(shownText("Requests.log"), / 200 +\d+ ms +POST \/item\/get /);
    assert.doesNotMatch(shownText("Requests.log"), /access-sandbox/);
    await call(lens, "/item/get", { access_token: "access-sandbox-nobody" });
    await eventually(() => assert.match(shownText("Requests.log"), /400 .*POST \/item\/get +INVALID_ACCESS_TOKEN/));
  });

  it("shows its webhooks with what their receiver answered", async () => {
    const receiver = createServer((_request, response) => response.end("taken"));
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
    try {
      await run("balanceLens.local.webhooks");
      const webhook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
      await call(lens, "/item/webhook/update", { access_token: dailyRefresh, webhook });
      await call(lens, "/sandbox/item/reset_login", { access_token: dailyRefresh });
      await eventually(() =>
        assert.match(shownText("Webhooks.log"), /delivered {2}ITEM ERROR {2}POST http.*\n.* 200 .*taken/),
      );
    } finally {
      receiver.close();
    }
  });

  it("gives its address, and the lines that point an app at it, with no token", async () => {
    const url = lens.localUrl() ?? "?";
    await run("balanceLens.local.copyAddress");
    assert.equal(await vscode.env.clipboard.readText(), url);
    for (const language of ["Node", "Python", "Ruby", "Go", "Java", "cURL (bash, zsh)", "PowerShell"]) {
      await run("balanceLens.local.useInApp", { language });
      const code = await vscode.env.clipboard.readText();
      assert(code.includes(new URL(url).host), `${language}: ${code}`);
      assert.doesNotMatch(code, /access-sandbox|Bearer/);
    }
  });

  it("goes on after a stop where it was: at its address, with its Items", async () => {
    const itemId = await createItem();
    const url = lens.localUrl();
    await run("balanceLens.local.stop");
    assert.equal(lens.localUrl(), null);
    await run("balanceLens.local.start");
    assert.equal(lens.localUrl(), url);
    assert(has(itemId), "the Item is gone");
  });

  it("once stopped is left alone by every command but Start", async () => {
    await run("balanceLens.local.stop");
    for (const [command, argument] of Object.entries({
      loadScenario: { scenario: "non-usd" },
      load: { path: __filename },
      save: { path: path.join(folder, "never.json") },
      reset: { confirmed: true },
      moveClock: { seconds: 1 },
      rulesets: undefined,
      previewRulesets: { itemId: "i", accountId: "a", amount: 1 },
      addFault: { fault: { effect: "hang" } },
      faults: { clear: "all" },
      requests: undefined,
      webhooks: undefined,
      copyAddress: undefined,
      useInApp: { language: "Node" },
    })) {
      await run(`balanceLens.local.${command}`, argument);
      assert.equal(lens.localUrl(), null, command);
    }
    await assert.rejects(readFile(path.join(folder, "never.json")), { code: "ENOENT" });
  });
});
