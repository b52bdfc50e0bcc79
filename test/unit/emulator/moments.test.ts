import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findScenarios } from "../../../src/emulator/scenarios/findScenarios.ts";
import { openStateFolder } from "../../../src/emulator/state/stateFolder.ts";
import { minute, parseLength, parseMoment } from "../../../src/emulator/time/time.ts";
import { access_token, scenarioWith } from "./support/ownScenario.ts";
import { createTestWorld, start } from "./support/world.ts";

function activity(row: object): object {
  return { activity: [{ at: "-1d", amount: 30, name: "Shoes", ...row }] };
}

/** What is put on top of a scenario and of its account, and the field that the refusal names. */
const wrong: readonly (readonly [differences: object, account: object, reason: string])[] = [
  [{ linked: "+1d" }, {}, 'linked ("+1d") must not be after the start'],
  [{ linked: "2026-03-02T15:00:01Z" }, {}, 'linked ("2026-03-02T15:00:01Z") must not be after the start'],
  [{ linked: "-36501d" }, {}, 'linked ("-36501d") must be within 100 years'],
  [{ linked: "-99999999999d" }, {}, 'linked ("-99999999999d") must be within 100 years'],
  [{ linked: "yesterday" }, {}, 'linked: "yesterday" is no moment'],
  [{ refresh: [{ product: "transactions", every: "1d", last: "+1m" }] }, {}, 'refresh[0].last ("+1m") must not be'],
  [{ refresh: [{ product: "transactions", every: "0s", last: "0" }] }, {}, 'refresh[0].every: "0s" is no length'],
  [{ faults: [{ code: "INSTITUTION_DOWN", from: "0", until: "-1h" }] }, {}, 'faults[0].until ("-1h") must be after'],
  [{ faults: [{ code: "ITEM_LOGIN_REQUIRED", from: "-4d" }] }, {}, 'faults[0].from ("-4d") must not be before linked'],
  [{ real_time_calls: ["-1h", "-4d"] }, {}, 'real_time_calls[1] ("-4d") must not be before linked ("-3d")'],
  [{ real_time_lags: "soon" }, {}, 'real_time_lags: "soon" is no length'],
  [{ login_lasts: "long" }, {}, 'login_lasts: "long" is no length'],
  [
    {},
    activity({ posts: "-2d" }),
    'accounts[0].activity[0].posts ("-2d") must not be before accounts[0].activity[0].at',
  ],
  [{}, activity({ dropped: "-2d" }), 'accounts[0].activity[0].dropped ("-2d") must not be before'],
  [{}, activity({ dropped: "-1h", posts: "-2h" }), 'accounts[0].activity[0].posts ("-2h") must be after'],
  [{}, activity({ reversed: "-1d" }), 'accounts[0].activity[0].reversed ("-1d") must be after'],
  [{}, activity({ dropped: "-2h", reversed: "-1h" }), "accounts[0].activity[0].reversed needs"],
  [{}, activity({ changes: [{ at: "-2d", amount: 1 }] }), 'accounts[0].activity[0].changes[0].at ("-2d") must not be'],
  [{}, activity({ repeat: { every: "weekly", times: 2 } }), 'accounts[0].activity[0].repeat.every: "weekly"'],
  [{}, { limit_changes: [{ at: "later", limit: 1 }] }, 'accounts[0].limit_changes[0].at: "later" is no moment'],
];

describe("a scenario whose moments contradict each other", () => {
  it.each(wrong)("is refused at a start, naming the field: %j %j", (differences, account, reason) => {
    const make = () => createTestWorld({ scenarios: [scenarioWith(differences, account)] });
    expect(make).toThrow("The scenario mine cannot be used");
    expect(make).toThrow(reason);
  });

  it.each(wrong)("is refused by the control, and nothing changes: %j %j", async (differences, account, reason) => {
    const world = createTestWorld({ scenarios: [scenarioWith({}), "just-linked"] });
    const before = [await world.ledgerOf("mine"), (await world.control("GET", "/items")).text];
    const scenario = scenarioWith(differences, account);
    for (const answer of [
      await world.control("POST", "/scenarios", { scenario }),
      await world.control("POST", "/reset", { scenarios: [scenario] }),
    ]) {
      expect([answer.status, answer.body.error_code]).toEqual([400, "INVALID_FIELD"]);
      expect(answer.body.error_message).toContain(reason);
    }
    expect([await world.ledgerOf("mine"), (await world.control("GET", "/items")).text]).toEqual(before);
    expect((await world.call("/accounts/get", { access_token })).status).toBe(200);
  });

  it("keeps no Item from beginning again that cannot be made anew", async () => {
    const world = createTestWorld({ scenarios: [scenarioWith({})] });
    const before = await world.ledgerOf("mine");
    const scenario = scenarioWith({ faults: [{ code: "NOPE", from: "0" }] });
    expect((await world.control("POST", "/scenarios", { scenario })).status).toBe(400);
    expect(await world.ledgerOf("mine")).toEqual(before);
  });
});

describe("with a state folder", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "emulator-moments-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function open(options: Parameters<typeof createTestWorld>[0] = {}) {
    const state = openStateFolder(path.join(folder, "state"));
    try {
      return createTestWorld({ journal: state.journal, ...options });
    } finally {
      // Another process would find the folder free.
      state.claim.release();
    }
  }

  it("a scenario that is refused is not kept: the next start is free to name another", async () => {
    expect(() => open({ scenarios: [scenarioWith({ linked: "+1d" })] })).toThrow("linked");
    const world = open({ scenarios: [scenarioWith({})] });
    expect((await world.call("/accounts/get", { access_token })).status).toBe(200);
  });

  it("one is refused in a saved state too", async () => {
    const world = open({ scenarios: [scenarioWith({})] });
    const saved = (await world.control("GET", "/state")).body as unknown as { header: object };
    const header = { ...saved.header, scenarios: [scenarioWith({ linked: "+1d" })] };
    const { status, body } = await world.control("PUT", "/state", { ...saved, header });
    expect([status, body.error_message]).toEqual([400, expect.stringContaining('linked ("+1d")')]);
  });
});

describe("the built-in scenarios", () => {
  const now = Date.parse(start);
  const at = (text: string): number => parseMoment(text, now) ?? Number.NaN;

  it("have nothing happen at the very moment they begin, where it would depend on who looks first", () => {
    const moments = findScenarios().flatMap(({ name, accounts }) =>
      accounts.flatMap((account) =>
        (account.activity ?? []).flatMap((row) =>
          Array.from({ length: row.repeat?.times ?? 1 }, (_, index) => {
            const shift = index * (parseLength(row.repeat?.every ?? "1d") ?? 0);
            const ends = [row.at, row.posts, row.dropped].filter((each) => each !== undefined);
            return ends.map((each) => ({ scenario: name, row: row.name, from: at(each) + shift - now }));
          }).flat(),
        ),
      ),
    );
    expect(moments.length).toBeGreaterThan(100);
    expect(moments.filter(({ from }) => Math.abs(from) < minute)).toEqual([]);
  });

  it("have no stamp that is later than what it stamps", async () => {
    const world = createTestWorld();
    const { items } = (await world.control("GET", "/items")).body;
    for (const { access_token: token, scenario } of items) {
      const { status } = (await world.call("/item/get", { access_token: token })).body as unknown as {
        status: Record<"transactions" | "investments", { last_successful_update: string | null } | null>;
      };
      // There a background update brings rows and no balance: that is what it shows.
      if (scenario === "adjusted-cache") continue;
      for (const { cached } of await world.ledgerOf(scenario)) {
        for (const stamp of [status.transactions?.last_successful_update, status.investments?.last_successful_update]) {
          if (stamp != null) expect([scenario, cached.as_of >= stamp]).toEqual([scenario, true]);
        }
      }
    }
  });
});

describe("the first updates of an Item", () => {
  it("bring the balance with them, so that the stamp is the copy's", async () => {
    const world = createTestWorld({ scenarios: ["just-linked"] });
    const token = await world.tokenOf("just-linked");
    const { status } = (await world.call("/item/get", { access_token: token })).body as unknown as {
      status: { transactions: { last_successful_update: string } };
    };
    const [account] = await world.ledgerOf("just-linked");
    expect(status.transactions.last_successful_update).toBe("2026-03-02T14:59:29.000Z");
    expect(account?.cached).toMatchObject({ as_of: "2026-03-02T14:59:29.000Z", refreshed_by: "historical-update" });
  });

  it("of a product that is added by its first call do so too", async () => {
    const world = createTestWorld();
    const token = await world.tokenOf("stale-no-subscription");
    const copied = async () => (await world.ledgerOf("stale-no-subscription"))[0]?.cached;
    const before = await copied();
    await world.call("/transactions/sync", { access_token: token });
    expect(await copied()).toEqual(before);
    await world.advance(10);
    expect(await copied()).toMatchObject({ as_of: "2026-03-02T15:00:09.000Z", refreshed_by: "historical-update" });
    await world.call("/liabilities/get", { access_token: token });
    expect(await copied()).toMatchObject({ as_of: "2026-03-02T15:00:10.000Z", refreshed_by: "product-added" });
  });
});
