import type { EndpointPath } from "../../endpoint/endpoint.ts";
import { institutionStatusIn } from "../../extract/institution.ts";
import { isObject, type JsonObject } from "../../extract/json.ts";
import type { InstitutionStatus } from "../../item/institutionStatus.ts";
import { freshnessIn, hintsIn } from "../hints/hintsIn.ts";
import { recogniseEndpoint } from "../hints/recogniseEndpoint.ts";
import type { KnownBy, SavedBody } from "../savedBody.ts";
import { maskBody } from "./maskBody.ts";
import { unwrapBody } from "./unwrapBody.ts";

/** A body with its endpoint, masked. */
export interface IdentifiedBody extends SavedBody {
  readonly body: JsonObject;
  readonly endpoint: EndpointPath;
  readonly knownBy: KnownBy;
  readonly isError: boolean;
}

/** Why a body cannot be compared. */
export type BodyProblem = "not-an-answer" | "other-endpoint" | "error-of-unknown-endpoint";

/** A response about an institution, and not about an Item. */
export interface InstitutionBody {
  readonly source: string;
  readonly institution: InstitutionStatus;
}

/**
 * Finds the endpoint of each body: as named, else by its shape. A body that both `/accounts/get` and
 * `/accounts/balance/get` respond with, and that nothing names, is taken for the cached one where it is the first such,
 * else for the real-time one. It is then known by `order` alone, which the notes say. `firstAlike`: what the first of
 * them is, where the person said so.
 */
export function identifyBodies(
  saved: readonly SavedBody[],
  firstAlike?: "cached" | "real-time",
): readonly (IdentifiedBody | InstitutionBody | { readonly source: string; readonly problem: BodyProblem })[] {
  const unwrapped = saved.map((each) => {
    // A body from a text is a response already, with its hints.
    if (each.isMasked === true && each.isOneOfMany === true) return each;
    return {
      ...(each.isOneOfMany === true ? {} : hintsIn(each.source)),
      ...each,
      ...without(unwrapBody(each.body), each),
    };
  });
  let hasCached = unwrapped.some((each) => each.endpoint === "/accounts/get");
  let hasAlike = false;
  return unwrapped.map((each) => {
    const body = each.isMasked === true ? each.body : maskBody(each.body);
    const problem = (name: BodyProblem) => ({ source: each.source, problem: name });
    if (!isObject(body)) return problem("not-an-answer");
    const recognised = recogniseEndpoint(body);
    if (recognised.kind === "institution-status") {
      const toldAt = each.serverTime ?? (each.isZoneGuessed === true ? undefined : each.startedAt) ?? null;
      const institution = institutionStatusIn(body, toldAt);
      return institution === null ? problem("not-an-answer") : { source: each.source, institution };
    }
    const isError = recognised.kind === "error";
    const as = (endpoint: EndpointPath, knownBy: KnownBy): IdentifiedBody => ({
      ...each,
      body,
      endpoint,
      knownBy,
      isError,
    });
    if (recognised.kind === "unknown" || recognised.kind === "other") return problem("not-an-answer");
    if (recognised.kind === "endpoint") return as(recognised.endpoint, "shape");
    if (each.endpoint !== undefined) return as(each.endpoint, each.isNear === true ? "near" : "named");
    if (recognised.kind === "error") return problem("error-of-unknown-endpoint");
    const freshness = each.isOneOfMany === true ? null : freshnessIn(each.source);
    const isFirst = !hasAlike;
    hasAlike = true;
    const said = firstAlike === undefined ? freshness : isFirst === (firstAlike === "cached") ? "cached" : "real-time";
    const isCached = said === null ? !hasCached : said === "cached";
    hasCached ||= isCached;
    return as(isCached ? "/accounts/get" : "/accounts/balance/get", said === null ? "order" : "named");
  });
}

/** The hints around a body, without those that the person overrides. */
function without(found: ReturnType<typeof unwrapBody>, said: SavedBody): ReturnType<typeof unwrapBody> {
  const { endpoint: _, startedAt, timeResolutionMs, ...rest } = found;
  return {
    ...rest,
    ...(said.endpoint === undefined && found.endpoint !== undefined && { endpoint: found.endpoint }),
    ...(said.startedAt === undefined && startedAt !== undefined && { startedAt }),
    ...(said.startedAt === undefined && timeResolutionMs !== undefined && { timeResolutionMs }),
  };
}
