import { isoTime } from "../time/time.ts";
import { checkFields } from "../wire/checkFields.ts";
import { anything, isRecord, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { readBody } from "../wire/readBody.ts";
import { recordWebhook } from "../world/webhooks.ts";
import type { ControlContext, ReadContext } from "./context.ts";

/** Characters of an edited body: a thousand of them are kept. */
const longestBody = 8000;

/** `GET webhooks?item_id=…`: the last webhooks, oldest first, each with every attempt and the receiver's answer. */
export function listWebhooks({ world, query }: ReadContext): object {
  const itemId = query.get("item_id");
  const webhooks = world.webhooks.read().filter((each) => itemId === null || each.itemId === itemId);
  return {
    webhooks: webhooks.map(({ id, at, url, body, state, reason, attempts, ...rest }) => ({
      webhook_id: id,
      item_id: rest.itemId,
      at: isoTime(at),
      url,
      body,
      state,
      ...(reason === null ? {} : { reason }),
      attempts: attempts.map((attempt) => ({ ...attempt, at: isoTime(attempt.at) })),
    })),
  };
}

/** `POST webhooks`: sends one of them again, with another `url` or `body` if given. */
export function sendAgain({ world, request, clock, changed }: ControlContext): object {
  const fields = { webhook_id: required(text()), url: text({ form: "url" }), body: anything() };
  const { webhook_id, url, body } = checkFields(readBody(request, 2 * longestBody), fields);
  const earlier = world.webhooks.read().find(({ id }) => id === webhook_id);
  if (earlier === undefined) throw new PlaidFailure("NOT_FOUND", "there is no webhook of this webhook_id");
  if (body !== undefined && (!isRecord(body) || JSON.stringify(body).length > longestBody))
    throw new PlaidFailure("INVALID_FIELD", `body must be an object of at most ${longestBody} characters`);
  const webhook = { url: url ?? earlier.url, body: body ?? earlier.body };
  const sent = { at: clock.now(), itemId: earlier.itemId, webhook };
  recordWebhook(world.log, { ...sent, cause: "sent-again" });
  changed({ kind: "webhook", ...sent });
  return { webhook_id: world.webhooks.read().at(-1)?.id };
}
