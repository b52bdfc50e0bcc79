import { isoTime } from "../time/time.ts";
import type { ReadContext } from "./context.ts";

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
