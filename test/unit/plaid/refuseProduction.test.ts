import { describe, expect, test } from "vitest";
import { BalanceLensError, type FailureReason } from "../../../src/core/failure/errors.ts";
import { plaidSandboxUrl } from "../../../src/plaid/refuseProduction.ts";
import { connected, never } from "./support/connection.ts";
import { jsonAnswer, startScriptedServer } from "./support/scriptedServer.ts";

function refusalOf(basePath: string): FailureReason | null {
  try {
    connected(basePath);
    return null;
  } catch (error) {
    if (!(error instanceof BalanceLensError)) throw error;
    return error.failure.reason;
  }
}

describe("calls go to Plaid Sandbox or to an address that was set, never to production", () => {
  test.each([
    plaidSandboxUrl,
    "https://sandbox.plaid.com/",
    "http://127.0.0.1:4000",
    "http://localhost:4000",
    "http://[::1]:4000",
    "https://plaid-emulator.example.com",
  ])("%s is allowed", (basePath) => {
    expect(refusalOf(basePath)).toBeNull();
  });

  test.each([
    "https://production.plaid.com",
    "https://PRODUCTION.plaid.com",
    "https://production.plaid.com./",
    "https://production.plaid.com:443/x",
    "https://plaid-production.example.com",
    "https://api.plaid.com",
    "https://development.plaid.com",
    "https://plaid.com",
  ])("%s is refused as production", (basePath) => {
    expect(refusalOf(basePath)).toBe("production-refused");
  });

  test.each([
    "sandbox.plaid.com",
    "",
    "file:///etc/hosts",
    "ftp://localhost",
    "http://sandbox.plaid.com",
    "http://emulator.example.com",
    "http://127.0.0.1.example.com",
    "https://user:word@sandbox.plaid.com",
    "https://sandbox.plaid.com?x=1",
  ])("%s is refused as no address for keys", (basePath) => {
    expect(refusalOf(basePath)).toBe("invalid-request");
  });
});

describe("a token of production is never sent", () => {
  const token = "access-production-11111111-2222-3333-4444-555555555555";

  test.each([token, ` ${token}`, token.toUpperCase()])("%#", async (given) => {
    await using server = await startScriptedServer(jsonAnswer({ item: { item_id: "i" } }));
    const connection = connected(server.url, { accessTokenOf: async () => given });
    const refused = { reason: "production-refused", requestId: null, detail: "access token" };
    const result = await connection.call({ endpoint: "/item/get", itemId: "item1" }, never());
    expect(result).toMatchObject({ ok: false, failure: refused });
    await expect(connection.identify(given, never())).rejects.toMatchObject({ failure: refused });
    await expect(connection.removeItem("item1", never())).rejects.toMatchObject({ failure: refused });
    expect(server.received).toHaveLength(0);
  });
});
