import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSandbox, type Sandbox } from "./support/sandbox.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ scenarios: ["just-linked"] });
});
afterAll(() => sandbox.close());

const identity = {
  name: { given_name: "Ada", family_name: "Example" },
  emails: [{ data: "ada@example.com", primary: true }],
};

describe("users", () => {
  it("of the older API have a token, and cannot be read", async () => {
    const { plaid } = sandbox;
    const made = await sandbox.answered("UserCreateResponse", plaid.userCreate({ client_user_id: "older" }));
    expect(made.user_token).toMatch(/^user-sandbox-[0-9a-f-]{36}$/);
    expect(await sandbox.refused(plaid.userGet({ user_id: made.user_id }))).toMatchObject({
      type: "INVALID_REQUEST",
      code: "INVALID_FIELD",
    });
  });

  it("of the newer API have an id alone, by which they are read", async () => {
    const { plaid } = sandbox;
    const request = { client_user_id: "newer", identity };
    const made = await sandbox.answered("UserCreateResponse", plaid.userCreate(request));
    expect(made.user_token).toBeUndefined();
    const read = await sandbox.answered("UserGetResponse", plaid.userGet({ user_id: made.user_id }));
    expect(read).toMatchObject({
      ...request,
      user_id: made.user_id,
      created_at: expect.stringMatching(/^2026-03-02T15:00/),
    });
  });

  it("are one for each client_user_id", async () => {
    const { plaid } = sandbox;
    const request = { client_user_id: "twice", with_upgraded_user: true };
    await sandbox.answered("UserCreateResponse", plaid.userCreate(request));
    expect(await sandbox.refused(plaid.userCreate(request))).toMatchObject({ code: "INVALID_FIELD" });
    await sandbox.answered("UserCreateResponse", plaid.userCreate({ ...request, client_user_id: "other" }));
  });

  it("that were never made are not found", async () => {
    expect(await sandbox.refused(sandbox.plaid.userGet({ user_id: "usr_none" }))).toMatchObject({
      status: 400,
      type: "USER_ERROR",
      code: "USER_NOT_FOUND",
    });
  });
});
