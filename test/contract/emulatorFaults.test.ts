import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openSandbox, type Sandbox } from "./support/sandbox.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ scenarios: ["daily-refresh"] });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.control("POST", "/reset"));

/** What the SDK's caller gets of one call that a fault happens to. */
async function ask(fault: object) {
  await sandbox.control("POST", "/faults", { endpoint: "/accounts/get", calls: 1, ...fault });
  const { access_token } = sandbox.itemOf("daily-refresh");
  const error: unknown = await sandbox.plaid.accountsGet({ access_token }, { timeout: 2000 }).then(
    (answer) => answer,
    (reason: unknown) => reason,
  );
  return error as {
    code?: string;
    status?: number;
    data?: unknown;
    headers?: Record<string, string>;
    response?: { status: number; data: unknown; headers: Record<string, string> };
  };
}

describe("faults, seen through the SDK", () => {
  it("an error code of Plaid's comes in its envelope, with its type and status", async () => {
    const { plaid, refused } = sandbox;
    const { access_token } = sandbox.itemOf("daily-refresh");
    for (const [error_code, type, status] of [
      ["INSTITUTION_NOT_RESPONDING", "INSTITUTION_ERROR", 400],
      ["PLANNED_MAINTENANCE", "API_ERROR", 503],
      ["BALANCE_LIMIT", "RATE_LIMIT_EXCEEDED", 429],
    ] as const) {
      await sandbox.control("POST", "/faults", { effect: "error", error_code, calls: 1 });
      expect(await refused(plaid.accountsBalanceGet({ access_token }))).toMatchObject({
        type,
        code: error_code,
        status,
      });
    }
  });

  it("a dropped and a cut connection are network errors, a hanging call a time-out", async () => {
    expect((await ask({ effect: "drop" })).code).toBe("ECONNRESET");
    expect((await ask({ effect: "truncate" })).code).toMatch(/ECONNRESET|ERR_BAD_RESPONSE/);
    expect((await ask({ effect: "hang" })).code).toBe("ECONNABORTED");
  });

  it("HTML and a bare 5xx arrive as they are, a wrong content type with the right body", async () => {
    const html = await ask({ effect: "html" });
    expect([html.response?.status, html.response?.data]).toEqual([502, expect.stringContaining("<html>")]);
    const bare = await ask({ effect: "bare_status", status: 504 });
    expect([bare.response?.status, typeof bare.response?.data]).toEqual([504, "string"]);
    const mislabelled = await ask({ effect: "content_type" });
    expect(mislabelled.status).toBe(200);
    expect(mislabelled.headers?.["content-type"]).toMatch(/^text\/plain/);
    expect(mislabelled.data).toHaveProperty("accounts");
  });

  it("nulls arrive where numbers were promised", async () => {
    const answer = await ask({ effect: "null_fields", fields: ["current", "available"] });
    const { accounts } = answer.data as { accounts: { balances: { current: unknown; available: unknown } }[] };
    for (const { balances } of accounts) expect([balances.current, balances.available]).toEqual([null, null]);
  });
});
