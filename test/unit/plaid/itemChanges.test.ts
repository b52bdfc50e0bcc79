import { describe, expect, test } from "vitest";
import type { ItemChanges } from "../../../src/core/run/ports.ts";
import { accessToken, connected, never } from "./support/connection.ts";
import { jsonAnswer, plaidError, startScriptedServer } from "./support/scriptedServer.ts";

const answer = { request_id: "r1", new_access_token: "access-sandbox-new" };
const today = { dateTransacted: "2026-03-01", datePosted: "2026-03-01", amount: 12.5, description: "Coffee" };

const changes: readonly (readonly [
  string,
  (connection: ItemChanges) => Promise<unknown>,
  path: string,
  body: object,
])[] = [
  ["a reset login", (each) => each.resetLogin("item1", never()), "/sandbox/item/reset_login", {}],
  [
    "a webhook",
    (each) => each.fireWebhook("item1", { type: "ITEM", code: "ERROR" }, never()),
    "/sandbox/item/fire_webhook",
    { webhook_type: "ITEM", webhook_code: "ERROR" },
  ],
  [
    "new transactions",
    (each) => each.createTransactions("item1", [today], never()),
    "/sandbox/transactions/create",
    {
      transactions: [{ date_transacted: "2026-03-01", date_posted: "2026-03-01", amount: 12.5, description: "Coffee" }],
    },
  ],
  [
    "refreshed transactions",
    (each) => each.refreshProduct("item1", "transactions", never()),
    "/transactions/refresh",
    {},
  ],
  ["refreshed investments", (each) => each.refreshProduct("item1", "investments", never()), "/investments/refresh", {}],
  [
    "a webhook URL",
    (each) => each.updateWebhook("item1", "https://example.com/hook", never()),
    "/item/webhook/update",
    { webhook: "https://example.com/hook" },
  ],
  ["no webhook URL", (each) => each.updateWebhook("item1", null, never()), "/item/webhook/update", { webhook: null }],
  ["a new token", (each) => each.replaceToken("item1", never()), "/item/access_token/invalidate", {}],
];

describe("changing an Item", () => {
  test.each(changes)("%s: sends exactly what Plaid documents", async (_name, change, path, body) => {
    await using server = await startScriptedServer(jsonAnswer(answer));
    await change(connected(server.url));
    expect(server.received.map((each) => [each.path, JSON.parse(each.body)])).toEqual([
      [path, { access_token: accessToken, ...body }],
    ]);
  });

  test.each(changes)("%s: rejects with Plaid's refusal, without the token", async (_name, change) => {
    const refusal = plaidError("SANDBOX_ERROR", "SANDBOX_WEBHOOK_INVALID");
    await using server = await startScriptedServer(jsonAnswer(refusal, { status: 400 }));
    const error: unknown = await change(connected(server.url)).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      failure: { reason: "invalid-request", provider: { errorCode: "SANDBOX_WEBHOOK_INVALID" } },
    });
    expect(JSON.stringify(error)).not.toContain(accessToken);
  });

  test("answers the new token, and takes an answer without one for no answer", async () => {
    await using server = await startScriptedServer(jsonAnswer(answer));
    expect(await connected(server.url).replaceToken("item1", never())).toBe("access-sandbox-new");
    await using other = await startScriptedServer(jsonAnswer({ request_id: "r1" }));
    const refused = connected(other.url).replaceToken("item1", never());
    await expect(refused).rejects.toMatchObject({ failure: { reason: "malformed-answer", requestId: "r1" } });
  });
});
