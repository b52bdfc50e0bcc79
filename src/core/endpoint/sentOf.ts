import type { Sent } from "../reading/reading.ts";
import type { EndpointRequest } from "../run/ports.ts";

/**
 * What a request asks, as a reading keeps it: of its first page, since later pages ask the same of other rows. An empty list of
 * accounts names none. Cursors, ranges of dates and sizes of pages are not kept: no balance depends on them.
 */
export function sentOf({ accountIds = [], minLastUpdatedDatetime, evaluate }: EndpointRequest): Sent {
  const named = evaluate === undefined ? accountIds : [evaluate.accountId];
  return {
    accountIds: named.length === 0 ? null : [...named],
    minLastUpdatedDatetime: minLastUpdatedDatetime ?? null,
    ...(evaluate !== undefined && { evaluate }),
  };
}
