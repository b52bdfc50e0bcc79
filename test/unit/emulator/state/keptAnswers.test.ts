import { expect, it } from "vitest";
import { httpDate } from "../../../../src/emulator/time/time.ts";
import { createTestWorld, type TestWorld } from "../support/world.ts";

interface Accounts {
  readonly accounts: readonly { readonly account_id: string; readonly name: string }[];
  readonly item: {
    readonly products: readonly string[];
    readonly billed_products: readonly string[];
    readonly available_products: readonly string[];
    readonly webhook: string | null;
  };
}

async function accountsIn(world: TestWorld, account_ids?: readonly string[]): Promise<Accounts> {
  const options = account_ids && { account_ids };
  const { body } = await world.call("/accounts/get", { access_token: token, options });
  return body as unknown as Accounts;
}

const token = "access-sandbox-0a0a0a0a-0000-4000-8000-000000000001";
const account = { type: "depository", subtype: "checking", current: 1 };
const scenario = {
  ...{ name: "kept", summary: "Three accounts.", access_token: token, institution_id: "ins_109508" },
  ...{ products: ["auth"], linked: "-1d" },
  accounts: ["a", "b", "c"].map((key) => ({ ...account, key, name: key, mask: `000${key}` })),
};

it("an answer that was given before shows at once what has changed since", async () => {
  const world = createTestWorld({ scenarios: [scenario] });
  const get = () => accountsIn(world);
  const first = await get();
  expect(await get()).toEqual({ ...first, request_id: expect.any(String) });
  expect([first.item.products, first.item.webhook]).toEqual([["auth"], null]);

  await world.call("/identity/get", { access_token: token });
  const second = await get();
  expect([second.item.products, second.item.billed_products]).toEqual([
    ["auth", "identity"],
    ["auth", "identity"],
  ]);
  expect(second.item.available_products).not.toContain("identity");

  const webhook = "http://127.0.0.1:9/hook";
  await world.call("/item/webhook/update", { access_token: token, webhook });
  expect((await get()).item.webhook).toBe(webhook);
});

it("lists that begin with the same account are told apart", async () => {
  const world = createTestWorld({ scenarios: [scenario] });
  const [a = "", b = "", c = ""] = (await accountsIn(world)).accounts.map((each) => each.account_id);
  const asked = [undefined, [a], [a, b], undefined, [a, c], [a, c, b], [a, b, c], [c], []];
  const names: string[] = [];
  for (const ids of asked) names.push((await accountsIn(world, ids)).accounts.map((each) => each.name).join(""));
  expect(names).toEqual(["abc", "a", "ab", "abc", "ac", "acb", "abc", "c", ""]);
});

it("the Date header changes with the second, whichever way the time goes", () => {
  const at = Date.parse("2026-02-28T23:59:59.000Z");
  const dates = [at, at + 999, at + 1000, at, at - 1, -1].map(httpDate);
  expect(dates).toEqual([
    "Sat, 28 Feb 2026 23:59:59 GMT",
    "Sat, 28 Feb 2026 23:59:59 GMT",
    "Sun, 01 Mar 2026 00:00:00 GMT",
    "Sat, 28 Feb 2026 23:59:59 GMT",
    "Sat, 28 Feb 2026 23:59:58 GMT",
    "Wed, 31 Dec 1969 23:59:59 GMT",
  ]);
});
