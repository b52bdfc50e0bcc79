import type { EndpointPath } from "../endpoint/endpoint.ts";
import type { Pass } from "../reading/reading.ts";

/** The id of a reading: the same in every run of the same plan. */
export function readingIdOf(pass: Pass, endpoint: EndpointPath): string {
  return `${pass}:${endpoint}`;
}
