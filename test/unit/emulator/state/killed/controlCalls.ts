import { expect } from "vitest";
import type { Callable } from "../../support/program.ts";
import { type Change, linkedItem, scenarioItem } from "./change.ts";

const readsFrozen = async ({ control }: Callable) => control("GET", "/clock");

async function itemsOf({ control }: Callable): Promise<object> {
  const { items } = (await control("GET", "/items")) as { items: object[] };
  expect(items).not.toEqual([]);
  return { items };
}

/** A call that meets a fault which has calls left: how many, and which. */
async function meetsFault(program: Callable, body: object): Promise<void> {
  expect(await program.call("/transactions/sync", { ...body })).toHaveProperty("error_code");
}

async function faultsOf({ control }: Callable): Promise<object> {
  const { faults } = (await control("GET", "/faults")) as { faults: { calls_left: number }[] };
  expect(faults.map(({ calls_left }) => calls_left)).toEqual([1]);
  return { faults };
}

/** In words: what a test changes through the control, and what a fault with counted calls has left. */
export const controlCalls: Readonly<Record<string, Change>> = {
  "a clock that was moved and stopped": async ({ control }) => {
    await control("POST", "/clock", { seconds: 86_400 });
    await control("POST", "/clock", { frozen: true });
    return readsFrozen;
  },
  "a login that was repaired": async (first) => {
    const { access_token, item_id } = await scenarioItem(first);
    await first.control("POST", `/items/${item_id}/repair`);
    return ({ call }) => call("/accounts/get", { access_token });
  },
  "rulesets that were set": async ({ control }) => {
    const mine = { kind: "balance", rules: [], fallback: { result: "REVIEW" } };
    await control("PUT", "/rulesets", { rulesets: { mine } });
    return (program) => program.control("GET", "/rulesets");
  },
  "a fault that was put on": async ({ control }) => {
    await control("POST", "/faults", { endpoint: "/item/get", effect: "error", error_code: "ITEM_LOCKED" });
    return (program) => program.control("GET", "/faults");
  },
  "faults that were cleared": async ({ control }) => {
    await control("POST", "/faults", { endpoint: "/item/get", effect: "error", error_code: "ITEM_LOCKED" });
    await control("DELETE", "/faults");
    return async (program) => {
      const answer = await program.control("GET", "/faults");
      expect(answer).toEqual({ faults: [] });
      return answer;
    };
  },
  "a lost cursor with a call left": async (first) => {
    const { access_token } = await linkedItem(first, { products: ["transactions"] });
    const { next_cursor: cursor } = await first.call("/transactions/sync", { access_token, count: 500 });
    await first.control("POST", "/faults", { endpoint: "/transactions/sync", effect: "lost_cursor", calls: 2 });
    await meetsFault(first, { access_token, cursor });
    return faultsOf;
  },
  "a mutation while paging with a call left": async (first) => {
    const { access_token } = await scenarioItem(first);
    const { next_cursor: cursor } = await first.call("/transactions/sync", { access_token, count: 500 });
    await meetsFault(first, { access_token, cursor });
    return async (program) => {
      const left = await faultsOf(program);
      // The last of the two; a page that begins anew is answered.
      if (program !== first) {
        await meetsFault(program, { access_token, cursor });
        expect(await program.call("/transactions/sync", { access_token, cursor })).toHaveProperty("added");
      }
      return left;
    };
  },
  "a scenario that was added": async ({ control }) => {
    await control("POST", "/scenarios", { name: "non-usd" });
    return itemsOf;
  },
  "a world that began again": async ({ control }) => {
    await control("POST", "/reset", { scenarios: ["non-usd"] });
    return itemsOf;
  },
  "a state that was loaded": async (first) => {
    await linkedItem(first);
    const state = await first.control("GET", "/state");
    await first.control("POST", "/reset", { scenarios: ["non-usd"] });
    await first.control("PUT", "/state", state);
    return itemsOf;
  },
  "a webhook that is sent again": async (first) => {
    const { access_token } = await linkedItem(first);
    await first.call("/item/webhook/update", { access_token, webhook: "http://example.com/hook" });
    const { webhooks } = (await first.control("GET", "/webhooks")) as { webhooks: { webhook_id: string }[] };
    const body = { webhook_code: "EDITED" };
    await first.control("POST", "/webhooks", { webhook_id: webhooks[0]?.webhook_id, body });
    return async ({ control }) => ({ sent: (await control("GET", "/webhooks")).webhooks });
  },
};
