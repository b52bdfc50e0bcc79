import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ItemFacts, ItemSummary } from "../../../../src/core/item/item.ts";
import { dynamicUser, type ItemChange, obstacleTo, webhooksFor } from "../../../../src/core/item/itemChanges.ts";

const item: ItemSummary = {
  itemId: "item1",
  environment: "sandbox",
  institutionId: "ins_109508",
  institutionName: "First Platypus Bank",
  products: ["transactions", "investments"],
};
const works = { facts: null, loginRequired: false };
const broken = { facts: null, loginRequired: true };
const withWebhook = (webhook: string | null) => ({ facts: { webhook } as ItemFacts, loginRequired: false });

describe("what keeps an Item from a change", () => {
  test("is restarted only where it is an Item of a scenario of the local sandbox", () => {
    const local = { ...item, environment: "local" } as const;
    expect(obstacleTo("restart", { ...local, scenario: "daily-refresh" }, works)).toBeNull();
    expect(obstacleTo("restart", { ...local, scenario: "daily-refresh" }, broken)).toBeNull();
    expect(obstacleTo("restart", local, works)).toBe("no-scenario");
    expect(obstacleTo("restart", { ...item, environment: "sandbox" }, works)).toBe("no-scenario");
  });

  test("a login is repaired when it is required, and broken when it works", () => {
    expect(obstacleTo("repair", item, works)).toBe("login-works");
    expect(obstacleTo("repair", item, broken)).toBeNull();
    expect(obstacleTo("reset-login", item, works)).toBeNull();
    expect(obstacleTo("reset-login", item, broken)).toBe("login-required");
  });

  test("a webhook needs a URL, and one that nobody has read is not missing", () => {
    expect(obstacleTo("fire-webhook", item, withWebhook(null))).toBe("no-webhook");
    expect(obstacleTo("fire-webhook", item, withWebhook("https://example.com"))).toBeNull();
    expect(obstacleTo("fire-webhook", item, works)).toBeNull();
  });

  test("transactions are added for the dynamic test user alone; an unknown one is left to Plaid", () => {
    expect(obstacleTo("add-transactions", { ...item, testUser: "user_good" }, works)).toBe("other-test-user");
    expect(obstacleTo("add-transactions", { ...item, testUser: dynamicUser }, works)).toBeNull();
    expect(obstacleTo("add-transactions", item, works)).toBeNull();
    expect(obstacleTo("add-transactions", item, broken)).toBe("login-required");
  });

  test("whoever has a processor token alone changes nothing", () => {
    const changes: readonly ItemChange[] = [
      ...(["reset-login", "repair", "fire-webhook", "add-transactions", "refresh-transactions"] as const),
      ...(["refresh-investments", "update-webhook", "rotate-token", "restart"] as const),
    ];
    for (const change of changes) {
      expect(obstacleTo(change, { ...item, isProcessor: true }, works)).toBe("processor-token");
      expect(obstacleTo(change, { ...item, isProcessor: true }, broken)).toBe("processor-token");
    }
    expect(obstacleTo("update-webhook", item, broken)).toBeNull();
    expect(obstacleTo("rotate-token", item, broken)).toBeNull();
  });

  test("a refresh needs its product and a login", () => {
    for (const product of ["transactions", "investments"] as const) {
      const change: ItemChange = `refresh-${product}`;
      expect(obstacleTo(change, item, works)).toBeNull();
      expect(obstacleTo(change, item, broken)).toBe("login-required");
      expect(obstacleTo(change, { ...item, products: [] }, works)).toBe("product-missing");
    }
  });
});

describe("webhooks that can be fired", () => {
  const products = fc.subarray(["transactions", "auth", "identity", "liabilities", "investments", "assets"]);

  test("more products never take one away, each is named once, and those of the Item are always among them", () => {
    const named = (list: readonly string[]) => webhooksFor(list).map(({ type, code }) => `${type} ${code}`);
    fc.assert(
      fc.property(products, products, (some, more) => {
        const few = named(some);
        const all = named([...some, ...more]);
        expect(all).toEqual(expect.arrayContaining(few));
        expect(new Set(all).size).toBe(all.length);
        expect(few).toContain("ITEM ERROR");
        expect(few.includes("TRANSACTIONS SYNC_UPDATES_AVAILABLE")).toBe(some.includes("transactions"));
      }),
    );
  });
});
