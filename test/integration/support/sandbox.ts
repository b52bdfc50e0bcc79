import assert from "node:assert/strict";
import { type Lens, run, set, startLocal } from "./lens.ts";

export const keys = { clientId: "client-id-canary-5f3a", secret: "secret-canary-77c1" };

/**
 * Plaid Sandbox as the extension sees it, with one Item added by its access token; answers that token. The emulator
 * stands in for Plaid's own host; nothing else differs.
 */
export async function connectSandbox(lens: Lens): Promise<string> {
  await startLocal(lens);
  const url = lens.localUrl() ?? "";
  const token = await linkedToken(url);
  await set("sandbox.url", url);
  await run("balanceLens.keys.set", keys);
  await run("balanceLens.item.add", { accessToken: token });
  await lens.whenIdle();
  return token;
}

/** Lets the emulator's clock go on until new Items have their first transactions: a comparison would wait for them. */
export function passFirstUpdate(): Promise<void> {
  return run("balanceLens.local.moveClock", { seconds: 60 });
}

/** Removes what was added and goes back to the local sandbox. */
export async function leaveSandbox(lens: Lens): Promise<void> {
  for (const { itemId, environment } of lens.items()) {
    if (environment === "sandbox") await run("balanceLens.item.remove", { itemId, confirmed: true });
  }
  await run("balanceLens.environment.switch", { environment: "local" });
  await set("sandbox.url", undefined);
}

/**
 * Asks the emulator for an Item as an app of one's own would, so that the token is known to this test; of a custom user where one
 * is given, as JSON.
 */
export async function linkedToken(baseUrl: string, customUser?: string): Promise<string> {
  const post = async (route: string, body: object) => {
    const response = await fetch(`${baseUrl}${route}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ client_id: keys.clientId, secret: keys.secret, ...body }),
    });
    assert.equal(response.status, 200, `${route} answered ${response.status}`);
    return (await response.json()) as Record<string, string>;
  };
  const { public_token } = await post("/sandbox/public_token/create", {
    institution_id: "ins_109508",
    initial_products: ["transactions"],
    ...(customUser !== undefined && {
      options: { override_username: "user_custom", override_password: customUser },
    }),
  });
  const { access_token } = await post("/item/public_token/exchange", { public_token });
  assert(access_token);
  return access_token;
}
