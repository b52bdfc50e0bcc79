import { uuidFrom } from "../ids.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import type { Item, ProcessorToken } from "../world/item.ts";
import type { World } from "../world/world.ts";
import type { Call } from "./endpoint.ts";
import { itemPublicTokenExchange } from "./itemPublicTokenExchange.ts";
import { sandboxPublicTokenCreate } from "./sandboxPublicTokenCreate.ts";

/** Bytes of a token with its place in the lists. */
const weightOfToken = 600;

/** Makes a token of one account, for a partner. @throws PlaidFailure when there is no room for more */
export function makeProcessorToken({ world, now, key }: Call<unknown>, item: Item, accountId: string): string {
  world.memory.take(item.itemId, weightOfToken);
  const token = `processor-sandbox-${uuidFrom(key, "processor")}`;
  const made: ProcessorToken = { token, itemId: item.itemId, accountId, webhook: null };
  item.processors.push(made);
  world.processorTokens.set(token, made);
  const what = "processor-token-made";
  world.log.record({ at: now, itemId: item.itemId, what, cause: "processor-token-create", accountId });
  return token;
}

/** @throws PlaidFailure `INVALID_PROCESSOR_TOKEN` when malformed, of another environment or unknown */
export function processorTokenOf(world: World, token: string): { item: Item; made: ProcessorToken } {
  const made = world.processorTokens.get(token);
  const item = made === undefined ? undefined : world.items.get(made.itemId);
  if (made !== undefined && item !== undefined) return { item, made };
  const [, environment] = /^processor-([a-z]+)-[0-9a-f-]{36}$/.exec(token) ?? [];
  if (environment === "sandbox") throw new PlaidFailure("INVALID_PROCESSOR_TOKEN");
  throw new PlaidFailure(
    "INVALID_PROCESSOR_TOKEN",
    environment === undefined
      ? "provided processor token is in an invalid format. expected format: processor-<environment>-<identifier>"
      : `provided processor token is for the wrong Plaid environment. expected "sandbox", got "${environment}"`,
  );
}

/** Links a new Item in one go, as the two calls do that link one. */
export function linkedItem({ world, now, key, hint }: Call<unknown>, request: object): Item {
  const call = { world, now, key, hint };
  const { public_token } = sandboxPublicTokenCreate.run({ ...call, input: request }) as { public_token: string };
  const linked = itemPublicTokenExchange.run({ ...call, input: { public_token } }) as { item_id: string };
  const item = world.items.get(linked.item_id);
  if (item === undefined) throw new Error("an exchange makes an Item");
  return item;
}
