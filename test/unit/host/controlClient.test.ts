import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { listLocalItems } from "../../../src/host/local/controlClient.ts";

let server: Server | null = null;
let authorization: string | undefined;

afterEach(() => {
  server?.close();
  server = null;
});

/** A control that answers `/items` with the given text. */
async function control(status: number, text: string) {
  server = createServer((request, response) => {
    authorization = request.headers.authorization;
    response.writeHead(request.url === "/_emulator/items" ? status : 404, { "content-type": "application/json" });
    response.end(text);
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, control: `${url}/_emulator`, token: "control-token" };
}

const never = new AbortController().signal;
const row = {
  item_id: "i1",
  access_token: "access-sandbox-1",
  institution_id: "ins_1",
  institution_name: "Bank",
  products: ["auth", 3],
  scenario: "daily-refresh",
};

test("reads the list with the control's token", async () => {
  const items = await listLocalItems(await control(200, JSON.stringify({ items: [row] })), never);
  expect(authorization).toBe("Bearer control-token");
  expect(items).toEqual([
    {
      accessToken: "access-sandbox-1",
      item: {
        itemId: "i1",
        environment: "local",
        institutionId: "ins_1",
        institutionName: "Bank",
        products: ["auth"],
        scenario: "daily-refresh",
      },
    },
  ]);
});

test("reads what an Item's scenario teaches and which debit it proposes", async () => {
  const lesson = { place: 1, group: "Start here", label: "Stale cache", bank: "A Bank" };
  const evaluate = { account_id: "acc", amount: 1900, ruleset_key: null };
  const taught = { ...row, scenario_summary: "Why.", lesson, evaluate };
  const [item] = await listLocalItems(await control(200, JSON.stringify({ items: [taught] })), never);
  expect(item?.item.lesson).toEqual({ ...lesson, summary: "Why." });
  expect(item?.item.debit).toEqual({ accountId: "acc", amount: 1900, rulesetKey: null });
});

test.each([
  ["a refusal", 401, "{}"],
  ["no JSON", 200, "<html>"],
  ["no list", 200, '{"items":{}}'],
  ["an Item without a token", 200, '{"items":[{"item_id":"i1"}]}'],
  ["an Item that is no object", 200, '{"items":[null]}'],
])("%s is a malformed answer", async (_what, status, text) => {
  await expect(listLocalItems(await control(status, text), never)).rejects.toMatchObject({
    failure: { reason: "malformed-answer" },
  });
});

test("when nobody listens the local sandbox has stopped", async () => {
  const address = await control(200, "{}");
  await new Promise((resolve) => server?.close(resolve));
  await expect(listLocalItems(address, never)).rejects.toMatchObject({ failure: { reason: "emulator-stopped" } });
});

test("a cancelled listing rejects with the reason of the cancel", async () => {
  const reason = new Error("enough");
  await expect(listLocalItems(await control(200, "{}"), AbortSignal.abort(reason))).rejects.toBe(reason);
});
