import type { EvaluateRequest } from "../reading/reading.ts";
import type { EndpointRequest } from "../run/ports.ts";
import { endpointEntry } from "./catalogue.ts";
import type { EndpointPath } from "./endpoint.ts";

/** Days of history asked of endpoints that need a range. */
const historyDays = 90;

/** What decides the first request of a reading. */
export interface Asked {
  readonly endpoint: EndpointPath;
  readonly item: { readonly itemId: string };
  readonly accountIds?: readonly string[];
  readonly minLastUpdatedDatetime?: string;
  readonly evaluate?: EvaluateRequest;
}

/** The request of a reading, for its first page. `nowMs`, ms since the epoch, places ranges of dates. */
export function firstRequest(input: Asked, nowMs: number): EndpointRequest {
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  const needsDates = input.endpoint === "/transactions/get" || input.endpoint === "/investments/transactions/get";
  return {
    endpoint: input.endpoint,
    itemId: input.item.itemId,
    // `/transactions/sync` cannot be asked for several accounts; the others take a list. An evaluation names its own.
    ...(input.accountIds !== undefined &&
      !["/transactions/sync", "/signal/evaluate", "/item/get"].includes(input.endpoint) && {
        accountIds: input.accountIds,
      }),
    ...(input.minLastUpdatedDatetime !== undefined &&
      input.endpoint === "/accounts/balance/get" && { minLastUpdatedDatetime: input.minLastUpdatedDatetime }),
    ...(input.evaluate !== undefined && { evaluate: input.evaluate }),
    // A day past today on both sides: the server's clock may be in another day than ours.
    ...(needsDates && { startDate: day(nowMs - historyDays * 86_400_000), endDate: day(nowMs + 86_400_000) }),
    ...(endpointEntry(input.endpoint).paging !== "none" && { count: 500 }),
  };
}
