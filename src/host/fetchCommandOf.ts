import { endpointEntry } from "../core/endpoint/catalogue.ts";
import type { EndpointPath, ReadingKind } from "../core/endpoint/endpoint.ts";
import { type CommandId, commandIds } from "./commandIds.ts";

const fetchCommands: Readonly<Record<ReadingKind, CommandId>> = {
  cached: commandIds.fetchCachedBalances,
  evaluated: commandIds.evaluateBalance,
  "real-time": commandIds.fetchRealTimeBalances,
};

/** The command that calls an endpoint: it asks for what is not known, and tells of a failure. */
export function fetchCommandOf(endpoint: EndpointPath): CommandId {
  return fetchCommands[endpointEntry(endpoint).kind];
}
