import { isoTime, parseTime } from "../time/time.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import type { ReadContext } from "./context.ts";

/** `GET events?item_id=…&since=ISO`: every change of ledger, cache and Item, with its cause, oldest first. */
export function listEvents({ world, query }: ReadContext): object {
  const since = query.get("since");
  const from = since === null ? undefined : parseTime(since);
  if (from === null) throw new PlaidFailure("INVALID_FIELD", "since must be an ISO 8601 datetime with its offset");
  const itemId = query.get("item_id");
  const events = world.log.read({
    ...(itemId === null ? {} : { itemId }),
    ...(from === undefined ? {} : { since: from }),
  });
  return {
    events: events.map((event) => ({
      at: isoTime(event.at),
      item_id: event.itemId,
      what: event.what,
      cause: event.cause,
      ...(event.accountId === undefined ? {} : { account_id: event.accountId }),
      ...(event.details === undefined ? {} : { details: event.details }),
    })),
  };
}
