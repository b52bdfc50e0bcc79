import { beforeEach, expect, test, vi } from "vitest";
import { connected, never } from "./support/connection.ts";
import { jsonAnswer, startScriptedServer } from "./support/scriptedServer.ts";

const made = vi.hoisted(() => ({ times: 0, written: [] as string[] }));

/** The SDK itself, watched. */
vi.mock("plaid", async (importOriginal) => {
  const sdk = await importOriginal<typeof import("plaid")>();
  return {
    ...sdk,
    PlaidApiFp: (...args: Parameters<typeof sdk.PlaidApiFp>) => {
      made.times += 1;
      return new Proxy(sdk.PlaidApiFp(...args), {
        get(calls, name) {
          made.written.push(String(name));
          return Reflect.get(calls, name);
        },
      });
    },
  };
});

beforeEach(() => Object.assign(made, { times: 0, written: [] }));

test("the SDK writes every request, and its calls are made once for a connection", async () => {
  await using server = await startScriptedServer(jsonAnswer({ new_access_token: "t" }));
  const connection = connected(server.url);
  await connection.call({ endpoint: "/item/get", itemId: "item1" }, never());
  await connection.call({ endpoint: "/accounts/balance/get", itemId: "item1" }, never());
  await connection.replaceToken("item1", never());
  expect(server.received).toHaveLength(3);
  expect(made).toEqual({ times: 1, written: ["itemGet", "accountsBalanceGet", "itemAccessTokenInvalidate"] });
});
