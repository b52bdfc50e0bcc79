import { describe, expect, it } from "vitest";
import { createTestWorld } from "./support/world.ts";

describe("control", () => {
  it("lists each Item with its token, its bank and what to evaluate", async () => {
    const world = createTestWorld({ scenarios: ["daily-refresh", "non-usd"] });
    const { body } = await world.control("GET", "/items");
    expect(body.items).toEqual([
      {
        item_id: expect.stringMatching(/^[A-Za-z0-9]{37}$/),
        access_token: "access-sandbox-da117e5b-0003-4000-8000-000000000003",
        institution_id: "ins_109510",
        institution_name: "Tattersall Federal Credit Union",
        products: ["auth", "identity", "transactions"],
        scenario: "daily-refresh",
        scenario_summary: expect.stringContaining("$1,900"),
        lesson: { place: 1, group: "Start here", label: "Stale cache: daily refresh", bank: "Tattersall FCU" },
        test_user: "user_good",
        evaluate: { account_id: expect.stringMatching(/^[A-Za-z0-9]{37}$/), amount: 1900, ruleset_key: "default" },
      },
      expect.not.objectContaining({ evaluate: expect.anything() }),
    ]);
    const { item_id } = await world.link({});
    const listed = (await world.control("GET", "/items")).body.items.find((item) => item.item_id === item_id);
    expect(listed).toMatchObject({ scenario: null, scenario_summary: null, lesson: null, products: ["transactions"] });
  });

  it("keeps the last requests without their bodies", async () => {
    const world = createTestWorld({ latency: "sandbox" });
    const access_token = await world.tokenOf("daily-refresh");
    const answer = world.call("/accounts/balance/get", { access_token });
    await world.machine.endWaits();
    const { request_id } = (await answer).body;
    await world.call("/nope", { access_token });
    const { body, text } = await world.control("GET", "/requests");
    expect(body.requests).toMatchObject([
      { method: "POST", path: "/accounts/balance/get", status: 200, ms: world.machine.waits[0], request_id },
      { method: "POST", path: "/nope", status: 404, error_code: "NOT_FOUND" },
    ]);
    expect(text).not.toContain(access_token);
    for (let call = 0; call < 600; call += 1) await world.call("/nope", {});
    expect((await world.control("GET", "/requests")).body.requests).toHaveLength(500);
  });

  it("tells every change with its cause", async () => {
    const world = createTestWorld();
    const { item_id, access_token } = await world.itemOf("daily-refresh");
    const since = "2026-03-02T15:00:00Z";
    const causes = async () => {
      const { events } = (await world.control("GET", `/events?item_id=${item_id}&since=${since}`)).body;
      return events.map(({ what, cause }) => `${what}: ${cause}`);
    };
    expect(await causes()).toEqual([]);
    await world.call("/accounts/balance/get", { access_token });
    await world.call("/transactions/refresh", { access_token });
    await world.call("/liabilities/get", { access_token });
    await world.call("/sandbox/item/reset_login", { access_token });
    await world.control("POST", `/items/${item_id}/repair`);
    await world.call("/item/remove", { access_token });
    const cached = ["cache-refreshed: balance-get", "cache-refreshed: balance-get", "cache-refreshed: balance-get"];
    expect(await causes()).toEqual([
      ...cached,
      "transactions-pulled: transactions-refresh",
      ...cached.map((each) => each.replace("balance-get", "transactions-refresh")),
      "product-added: first-use",
      ...cached.map((each) => each.replace("balance-get", "product-added")),
      "login-required: reset-login",
      "login-repaired: update-mode",
      "item-removed: item-remove",
    ]);
    expect((await world.control("GET", "/events?since=soon")).status).toBe(400);
  });

  it("knows no other path, method or Item", async () => {
    const world = createTestWorld();
    for (const [method, path] of [
      ["POST", "/items"],
      ["GET", "/items/none/ledger"],
      ["POST", "/items/none/repair"],
      ["GET", "/items//ledger/"],
      ["DELETE", "/clock"],
      ["GET", ""],
    ] as const) {
      expect((await world.control(method, path)).body).toMatchObject({
        error_code: "NOT_FOUND",
        error_type: "INVALID_REQUEST",
      });
    }
  });
});
