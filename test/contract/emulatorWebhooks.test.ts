import { createHash } from "node:crypto";
import http from "node:http";
import { decodeProtectedHeader, importJWK, jwtVerify } from "jose";
import { SandboxItemFireWebhookRequestWebhookCodeEnum as Code, Products, WebhookType } from "plaid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openSandbox, type Sandbox } from "./support/sandbox.ts";
import { createSdkSchemas } from "./support/sdkSchemas.ts";

interface Received {
  readonly token: string;
  readonly text: string;
  readonly body: { readonly webhook_type: string; readonly webhook_code: string; readonly item_id: string };
}

let sandbox: Sandbox;
let receiver: http.Server;
let hook: string;
let received: Received[] = [];
/** Statuses to answer next; 200 afterwards. */
let answers: number[] = [];
let arrived: () => void = () => undefined;

beforeAll(async () => {
  receiver = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString("utf8");
      received.push({
        token: String(request.headers["plaid-verification"]),
        text,
        body: JSON.parse(text) as Received["body"],
      });
      response.writeHead(answers.shift() ?? 200).end("noted");
      arrived();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const address = receiver.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  hook = `http://127.0.0.1:${address.port}/hook`;
  // Far from real time: what is signed must be of real time all the same.
  sandbox = await openSandbox({ now: "2031-01-01T00:00:00Z", scenarios: ["just-linked"] });
});
afterAll(async () => {
  await sandbox.close();
  await new Promise((resolve) => receiver.close(resolve));
});
beforeEach(() => {
  received = [];
  answers = [];
});

async function arrivals(count: number): Promise<readonly Received[]> {
  while (received.length < count) {
    await new Promise<void>((resolve) => {
      arrived = resolve;
    });
  }
  return received;
}

async function linked(initial_products: Products[]): Promise<string> {
  const { plaid } = sandbox;
  const made = await plaid.sandboxPublicTokenCreate({
    institution_id: "ins_109508",
    initial_products,
    options: { webhook: hook },
  });
  return (await plaid.itemPublicTokenExchange({ public_token: made.data.public_token })).data.access_token;
}

/** What Plaid's guide asks of a receiver, done with a library that knows nothing of the emulator. */
async function verify({ token, text }: Received) {
  const { alg, kid } = decodeProtectedHeader(token);
  if (alg !== "ES256" || kid === undefined) throw new Error(`not a token of Plaid's: ${alg}`);
  const { key } = await sandbox.answered(
    "WebhookVerificationKeyGetResponse",
    sandbox.plaid.webhookVerificationKeyGet({ key_id: kid }),
  );
  if (key.expired_at !== null) throw new Error("an expired key");
  const { payload } = await jwtVerify(token, await importJWK({ ...key }, "ES256"), { maxTokenAge: "5 min" });
  if (payload.request_body_sha256 !== createHash("sha256").update(text).digest("hex")) throw new Error("another body");
  return payload;
}

describe("a receiver of webhooks", () => {
  it("verifies each by its token, its key and its body, at real time whatever the emulator's clock says", async () => {
    const access_token = await linked([Products.Auth]);
    const fired = sandbox.plaid.sandboxItemFireWebhook({ access_token, webhook_code: Code.NewAccountsAvailable });
    expect(await sandbox.answered("SandboxItemFireWebhookResponse", fired)).toMatchObject({ webhook_fired: true });
    const [first] = await arrivals(1);
    if (first === undefined) throw new Error("nothing came");
    const { iat } = await verify(first);
    expect(Math.abs((iat ?? 0) - Date.now() / 1000)).toBeLessThan(60);
    await expect(verify({ ...first, text: first.text.replace("ITEM", "item") })).rejects.toThrow("another body");
    const [head, claims, signature] = first.token.split(".");
    const forged = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(claims ?? "", "base64url").toString()), x: 1 }),
    );
    await expect(
      verify({ ...first, token: [head, forged.toString("base64url"), signature].join(".") }),
    ).rejects.toThrow(/signature/);
    expect(await sandbox.refused(sandbox.plaid.webhookVerificationKeyGet({ key_id: "unknown" }))).toMatchObject({
      code: "INVALID_WEBHOOK_VERIFICATION_KEY_ID",
    });
  });

  it("gets again what it did not take, and the control shows its answers", async () => {
    const access_token = await linked([Products.Auth]);
    answers = [503];
    await sandbox.plaid.sandboxItemFireWebhook({ access_token, webhook_code: Code.PendingDisconnect });
    const both = await arrivals(2);
    expect(both[0]?.text).toBe(both[1]?.text);
    for (const each of both) await verify(each);
    const item_id = both[0]?.body.item_id ?? "";
    const read = async () =>
      (
        await sandbox.control<{ webhooks: { state: string; attempts: object[] }[] }>(
          "GET",
          `/webhooks?item_id=${item_id}`,
        )
      ).webhooks;
    await expect.poll(async () => (await read())[0]?.state).toBe("delivered");
    expect((await read())[0]?.attempts).toMatchObject([
      { status: 503, answer: "noted" },
      { status: 200, answer: "noted" },
    ]);
  });

  it("elsewhere is sent nothing unless its host was allowed", async () => {
    const access_token = await linked([Products.Auth]);
    // A name for this machine that is not the machine's own: a webhook must not follow it.
    await sandbox.plaid.itemWebhookUpdate({ access_token, webhook: "http://metadata.example.internal/hook" });
    const { webhooks } = await sandbox.control<{ webhooks: { state: string; reason?: string; attempts: object[] }[] }>(
      "GET",
      "/webhooks",
    );
    expect(webhooks.at(-1)).toMatchObject({ state: "refused", attempts: [] });
    expect(webhooks.at(-1)?.reason).toContain("--allow-webhook metadata.example.internal");
  });
});

describe("every webhook", () => {
  const schemas = createSdkSchemas();
  const kinds: readonly [Code, WebhookType | undefined, string][] = [
    [Code.DefaultUpdate, WebhookType.Transactions, "DefaultUpdateWebhook"],
    [Code.DefaultUpdate, WebhookType.Auth, "AuthDefaultUpdateWebhook"],
    [Code.DefaultUpdate, WebhookType.Holdings, "HoldingsDefaultUpdateWebhook"],
    [Code.DefaultUpdate, WebhookType.InvestmentsTransactions, "InvestmentsDefaultUpdateWebhook"],
    [Code.DefaultUpdate, WebhookType.Liabilities, "LiabilitiesDefaultUpdateWebhook"],
    [Code.NewAccountsAvailable, undefined, "NewAccountsAvailableWebhook"],
    [Code.SmsMicrodepositsVerification, undefined, "HostedMMDVerificationWebhook"],
    [Code.UserPermissionRevoked, undefined, "UserPermissionRevokedWebhook"],
    [Code.UserAccountRevoked, undefined, "UserAccountRevokedWebhook"],
    [Code.PendingDisconnect, undefined, "PendingDisconnectWebhook"],
    [Code.RecurringTransactionsUpdate, undefined, "RecurringTransactionsUpdateWebhook"],
    [Code.LoginRepaired, undefined, "ItemLoginRepairedWebhook"],
    [Code.SyncUpdatesAvailable, undefined, "SyncUpdatesAvailableWebhook"],
    [Code.ProductReady, undefined, "AssetsProductReadyWebhook"],
    [Code.Error, undefined, "ItemErrorWebhook"],
  ];

  it("fired by hand has the shape that the SDK gives it", async () => {
    const all = [Products.Auth, Products.Transactions, Products.Investments, Products.Liabilities];
    const access_token = await linked(all);
    for (const [webhook_code, webhook_type] of kinds) {
      const request = { access_token, webhook_code, ...(webhook_type === undefined ? {} : { webhook_type }) };
      await sandbox.plaid.sandboxItemFireWebhook(request);
    }
    const bodies = (await arrivals(kinds.length)).map((each) => each.body);
    for (const [code, type, schema] of kinds) {
      const body = bodies.find(
        (each) => each.webhook_code === code && (type === undefined || each.webhook_type === type),
      );
      expect([schema, schemas.problems(schema, body)]).toEqual([schema, []]);
    }
  });

  it("that the world causes has the shape that the SDK gives it", async () => {
    await linked([Products.Transactions]);
    await sandbox.control("POST", "/clock", { seconds: 15 });
    const came = await arrivals(4);
    for (const each of came) await verify(each);
    const schemaOf: Record<string, string> = {
      SYNC_UPDATES_AVAILABLE: "SyncUpdatesAvailableWebhook",
      INITIAL_UPDATE: "InitialUpdateWebhook",
      HISTORICAL_UPDATE: "HistoricalUpdateWebhook",
    };
    for (const { body } of came) {
      expect([body.webhook_code, schemas.problems(schemaOf[body.webhook_code] ?? "", body)]).toEqual([
        body.webhook_code,
        [],
      ]);
    }
  });
});
