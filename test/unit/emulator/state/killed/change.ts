import { expect } from "vitest";
import type { Callable } from "../../support/program.ts";

/** Shows what a change left behind, in whatever program goes on with the world. */
export type Shown = (program: Callable) => Promise<object>;

/** Changes the world, and returns what shows it afterwards. */
export type Change = (program: Callable) => Promise<Shown>;

export const goodLogin = { institution_id: "ins_109508", username: "user_good", password: "pass_good" };

/** An Item that a call makes. */
export interface LinkedItem {
  readonly access_token: string;
  readonly item_id: string;
  readonly accounts: readonly { readonly account_id: string; readonly mask: string }[];
}

/** Links a new Item of a test user, as an app's server does. */
export async function linkedItem(
  { call }: Callable,
  { products = ["auth"], options = {} }: { products?: readonly string[]; options?: object } = {},
): Promise<LinkedItem> {
  const request = { institution_id: "ins_109508", initial_products: products, options };
  const { public_token } = await call("/sandbox/public_token/create", request);
  const { access_token, item_id } = await call("/item/public_token/exchange", { public_token });
  const { accounts } = await call("/accounts/get", { access_token });
  return { access_token, item_id, accounts } as LinkedItem;
}

/** The Item of the only scenario of a program. */
export async function scenarioItem({ call, control }: Callable): Promise<LinkedItem> {
  const { items } = (await control("GET", "/items")) as { items: { access_token: string; item_id: string }[] };
  const [{ access_token, item_id } = { access_token: "", item_id: "" }] = items;
  const { accounts = [] } = await call("/accounts/get", { access_token });
  return { access_token, item_id, accounts } as LinkedItem;
}

/** A partner's token of the account with this mask; of the first without one. */
export async function processorTokenOf({ call }: Callable, { access_token, accounts }: LinkedItem, mask?: string) {
  const { account_id } = accounts.find((each) => each.mask === mask) ?? accounts[0] ?? {};
  const { processor_token } = await call("/processor/token/create", { access_token, account_id, processor: "dwolla" });
  return { processor_token };
}

/** What the world notes of this cause: at least one event. */
export async function noted({ control }: Callable, cause: string): Promise<object> {
  const { events } = (await control("GET", "/events")) as { events: { cause: string }[] };
  const found = events.filter((event) => event.cause === cause);
  expect(found).not.toEqual([]);
  return { found };
}

/** The code with which a call is refused. */
export async function refusalOf({ call }: Callable, path: string, body: object): Promise<{ refused: unknown }> {
  const { error_code: refused } = await call(path, { ...body });
  expect(refused).toEqual(expect.any(String));
  return { refused };
}
