import { uuidFrom } from "../ids.ts";
import { required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { runDueEvents } from "../world/runDueEvents.ts";
import { publicTokenLasts } from "../world/world.ts";
import { endpoint } from "./endpoint.ts";

/** Once, unless the emulator was started otherwise, and within 30 minutes: https://plaid.com/docs/api/items/#itempublic_tokenexchange */
export const itemPublicTokenExchange = endpoint({
  path: "/item/public_token/exchange",
  fields: { public_token: required(text()) },
  run({ input, world, now }) {
    const waiting = world.publicTokens.get(input.public_token);
    if (waiting === undefined) {
      const known = /^public-sandbox-[0-9a-f-]{36}$/.test(input.public_token);
      throw new PlaidFailure(
        "INVALID_PUBLIC_TOKEN",
        known
          ? "could not find matching public token"
          : "provided public token is in an invalid format. expected format: public-<environment>-<identifier>",
      );
    }
    if (world.habits.publicTokensReusable === true)
      world.publicTokens.set(input.public_token, { ...waiting, seed: null, bytes: 0 });
    else world.publicTokens.delete(input.public_token);
    world.log.record({ at: now, itemId: waiting.itemId, what: "public-token-used", cause: "public-token-exchange" });
    if (now - waiting.madeAt > publicTokenLasts) {
      throw new PlaidFailure(
        "INVALID_PUBLIC_TOKEN",
        "provided public token is expired. Public tokens expire 30 minutes after creation at which point they can no longer be exchanged",
      );
    }
    if (waiting.seed === null) {
      const item = world.items.get(waiting.itemId);
      if (item === undefined) throw new PlaidFailure("ITEM_NOT_FOUND");
      return { access_token: item.accessToken, item_id: item.itemId };
    }
    const accessToken = `access-sandbox-${uuidFrom(world.seed, "access", waiting.itemId)}`;
    const item = world.addItem(waiting.seed, {
      itemId: waiting.itemId,
      accessToken,
      scenario: null,
      start: waiting.madeAt,
      unshared: waiting.unshared,
    });
    // The user of a scenario has a past, of which no webhook is sent.
    if (item.createdAt < waiting.madeAt) {
      runDueEvents(world, waiting.madeAt);
      world.webhooks.forget(waiting.itemId);
    }
    runDueEvents(world, now);
    return { access_token: accessToken, item_id: waiting.itemId };
  },
});
