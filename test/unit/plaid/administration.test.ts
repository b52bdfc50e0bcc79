import { describe, expect, test } from "vitest";
import { BalanceLensError } from "../../../src/core/failure/errors.ts";
import { accessToken, connected, never } from "./support/connection.ts";
import { type Answer, jsonAnswer, plaidError, startScriptedServer } from "./support/scriptedServer.ts";

/** Answers each path with its own body. */
function byPath(bodies: Readonly<Record<string, object>>): Answer {
  return (received, response) => jsonAnswer(bodies[received.path] ?? {})(received, response);
}

const linking = byPath({
  "/sandbox/public_token/create": { public_token: "public-sandbox-1", request_id: "r1" },
  "/item/public_token/exchange": { access_token: "access-sandbox-9", item_id: "item9", request_id: "r2" },
});

async function failureOf(work: Promise<unknown>) {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof BalanceLensError)) throw new Error("expected a BalanceLensError");
  return error.failure;
}

describe("creating a Sandbox Item", () => {
  test("makes a public token and exchanges it", async () => {
    await using server = await startScriptedServer(linking);
    const created = await connected(server.url).createSandboxItem(
      { institutionId: "ins_109508", products: ["auth", "transactions"] },
      never(),
    );
    expect(created).toEqual({ itemId: "item9", accessToken: "access-sandbox-9" });
    expect(server.received.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
      ["/sandbox/public_token/create", { institution_id: "ins_109508", initial_products: ["auth", "transactions"] }],
      ["/item/public_token/exchange", { public_token: "public-sandbox-1" }],
    ]);
  });

  test("names the test user it is given", async () => {
    await using server = await startScriptedServer(linking);
    await connected(server.url).createSandboxItem(
      { institutionId: "ins_109508", products: ["auth"], username: "user_custom", password: "{}" },
      never(),
    );
    expect(JSON.parse(server.received[0]?.body ?? "")).toMatchObject({
      options: { override_username: "user_custom", override_password: "{}" },
    });
  });

  test("rejects with Plaid's refusal, and exchanges nothing", async () => {
    await using server = await startScriptedServer(
      jsonAnswer(plaidError("INVALID_INPUT", "INVALID_INSTITUTION"), { status: 400 }),
    );
    const work = connected(server.url).createSandboxItem({ institutionId: "ins_0", products: ["auth"] }, never());
    expect(await failureOf(work)).toMatchObject({
      reason: "invalid-request",
      requestId: "rEq1",
      provider: { errorCode: "INVALID_INSTITUTION" },
    });
    expect(server.received).toHaveLength(1);
  });

  test("rejects an answer without the token", async () => {
    await using server = await startScriptedServer(jsonAnswer({ request_id: "r1" }));
    const work = connected(server.url).createSandboxItem({ institutionId: "ins_0", products: ["auth"] }, never());
    expect(await failureOf(work)).toEqual({ reason: "malformed-answer", requestId: "r1" });
  });
});

test("an Item is identified by its token", async () => {
  const body = { item: { item_id: "item3", products: ["auth"] }, request_id: "r1" };
  await using server = await startScriptedServer(jsonAnswer(body));
  const identified = await connected(server.url).identify("access-sandbox-pasted", never());
  expect(identified).toEqual({ itemId: "item3", body });
  expect(server.received.map(({ path, body: sent }) => [path, JSON.parse(sent)])).toEqual([
    ["/item/get", { access_token: "access-sandbox-pasted" }],
  ]);
});

test("an Item is removed by the token kept for it", async () => {
  await using server = await startScriptedServer(jsonAnswer({ request_id: "r1" }));
  await connected(server.url).removeItem("item1", never());
  expect(server.received.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
    ["/item/remove", { access_token: accessToken }],
  ]);
});

test("an institution is named in the countries Sandbox has banks of", async () => {
  await using server = await startScriptedServer(jsonAnswer({ institution: { name: "First Platypus Bank" } }));
  const name = await connected(server.url).institutionName("ins_109508", never());
  expect(name).toBe("First Platypus Bank");
  expect(server.received.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
    ["/institutions/get_by_id", { institution_id: "ins_109508", country_codes: ["US", "CA", "GB"] }],
  ]);
});

test("an institution says what it offers; what it leaves out counts as none", async () => {
  const institution = { institution_id: "ins_1", name: "A Bank", products: ["auth", 7], oauth: true };
  await using server = await startScriptedServer(
    jsonAnswer({ institution, institutions: [institution, { name: "B" }] }),
  );
  const facts = { institutionId: "ins_1", name: "A Bank", products: ["auth"], oauth: true };
  expect(await connected(server.url).institution("ins_1", never())).toEqual(facts);
  expect(await failureOf(connected(server.url).searchInstitutions("bank", never()))).toMatchObject({
    reason: "malformed-answer",
  });
});

test("institutions are found by name", async () => {
  await using server = await startScriptedServer(
    jsonAnswer({ institutions: [{ institution_id: "ins_1", name: "A Bank" }], request_id: "r1" }),
  );
  expect(await connected(server.url).searchInstitutions("bank", never())).toEqual([
    { institutionId: "ins_1", name: "A Bank", products: [], oauth: false },
  ]);
});

test("a cancelled command rejects with that reason", async () => {
  await using server = await startScriptedServer(jsonAnswer({}));
  const work = connected(server.url).institutionName("ins_109508", AbortSignal.abort());
  expect(await failureOf(work)).toEqual({ reason: "cancelled", requestId: null });
  expect(server.received).toHaveLength(0);
});

test("each call is told as it ends, the refused one too", async () => {
  const recorded: (readonly [string, boolean, string | null])[] = [];
  await using server = await startScriptedServer((received, response) =>
    received.path === "/item/remove"
      ? jsonAnswer(plaidError("ITEM_ERROR", "ITEM_NOT_FOUND"), { status: 400 })(received, response)
      : linking(received, response),
  );
  const connection = connected(server.url, {
    onAdministrationCall: ({ path, result }) => void recorded.push([path, result.ok, result.requestId]),
  });
  await connection.createSandboxItem({ institutionId: "ins_109508", products: ["auth"] }, never());
  await failureOf(connection.removeItem("item1", never()));
  expect(recorded).toEqual([
    ["/sandbox/public_token/create", true, "r1"],
    ["/item/public_token/exchange", true, "r2"],
    ["/item/remove", false, "rEq1"],
  ]);
});
