import type { Sent } from "../reading/reading.ts";
import type { EndpointRequest } from "../run/ports.ts";

/**
 * What a reading keeps of its request: that of the first page, since later pages ask the same about other rows. An
 * empty list of accounts names none. Cursors, date ranges and page sizes are not kept: no balance depends on them.
 */
export function sentOf({ accountIds = [], minLastUpdatedDatetime, evaluate }: EndpointRequest): Sent {
  const named = evaluate === undefined ? accountIds : [evaluate.accountId];
  return {
    accountIds: named.length === 0 ? null : [...named],
    minLastUpdatedDatetime: minLastUpdatedDatetime ?? null,
    ...(evaluate !== undefined && { evaluate }),
  };
}
