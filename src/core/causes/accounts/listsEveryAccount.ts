import { endpointEntry } from "../../endpoint/catalogue.ts";
import type { OkReading } from "../../reading/reading.ts";

/** True for an answer of an endpoint that lists all accounts of the Item. */
export function listsEveryAccount({ endpoint }: Pick<OkReading, "endpoint">): boolean {
  return endpointEntry(endpoint).shows === "every-account";
}
