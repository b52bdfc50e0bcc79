import { expect } from "vitest";
import type { Callable } from "../../support/program.ts";
import { type Change, goodLogin, scenarioItem } from "./change.ts";

const linkRequest = {
  ...{ client_name: "An app", language: "en", country_codes: ["US"], products: ["auth"] },
  user: { client_user_id: "person" },
};

async function opened({ call, post }: Callable, request: object = {}) {
  const { link_token } = await call("/link/token/create", { ...linkRequest, ...request });
  const { key } = await post("/link/hosted", { step: "open", link_token });
  return { link_token, key };
}

/** A person connects these accounts of `user_good` on the Link page. */
async function linked(program: Callable, request: object, accounts: readonly string[]) {
  const session = await opened(program, request);
  const { public_token } = await program.post("/link/hosted", { step: "finish", ...session, ...goodLogin, accounts });
  return { ...session, public_token };
}

/** By path or in words: what an app and a person do with Link, and the users it is for. */
export const linkCalls: Readonly<Record<string, Change>> = {
  "/link/token/create": async ({ call }) => {
    const { link_token } = await call("/link/token/create", linkRequest);
    return (program) => program.call("/link/token/get", { link_token });
  },
  "a Link session that is open": async (first) => {
    const session = { ...(await opened(first)), ...goodLogin };
    return async (program) => {
      const offered = await program.post("/link/hosted", { step: "login", ...session });
      expect(offered).toHaveProperty("accounts");
      if (program !== first) {
        const finish = { step: "finish", ...session, accounts: ["checking"] };
        const { public_token } = await program.post("/link/hosted", finish);
        expect(await program.call("/item/public_token/exchange", { public_token })).toHaveProperty("access_token");
      }
      return offered;
    };
  },
  "a finished Link session": async (program) => {
    const { link_token } = await linked(program, {}, ["checking"]);
    return ({ call }) => call("/link/token/get", { link_token });
  },
  "a Link session that was left": async (first) => {
    const session = await opened(first);
    await first.post("/link/hosted", { step: "exit", ...session, status: "requires_credentials" });
    return ({ call }) => call("/link/token/get", { link_token: session.link_token });
  },
  "a login that Link's update mode mended": async (first) => {
    const { access_token } = await scenarioItem(first);
    expect(await first.call("/accounts/get", { access_token })).toHaveProperty("error_code", "ITEM_LOGIN_REQUIRED");
    await linked(first, { access_token }, []);
    return ({ call }) => call("/accounts/get", { access_token });
  },
  "accounts that Link's update mode added": async (program) => {
    const { public_token } = await linked(program, {}, ["checking"]);
    const { access_token } = await program.call("/item/public_token/exchange", { public_token });
    await linked(program, { access_token, update: { account_selection_enabled: true } }, ["saving"]);
    return ({ call }) => call("/accounts/get", { access_token });
  },
  "/user/create": async ({ call }) => {
    const { user_id } = await call("/user/create", { client_user_id: "one", with_upgraded_user: true });
    return (program) => program.call("/user/get", { user_id });
  },
  "a user with a user_token": async ({ call }) => {
    const { user_token } = await call("/user/create", { client_user_id: "one" });
    expect(user_token).toEqual(expect.any(String));
    // Refused for a token that nobody was given.
    return async (program) => {
      const {
        expiration: _,
        link_token,
        ...rest
      } = await program.call("/link/token/create", {
        ...{ ...linkRequest, user: undefined },
        user_token,
      });
      expect(link_token).toEqual(expect.any(String));
      return rest;
    };
  },
};
