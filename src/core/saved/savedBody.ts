import type { EndpointPath } from "../endpoint/endpoint.ts";
import type { EvaluateRequest, Sent } from "../reading/reading.ts";

/** What is known of the call behind a body, from whoever kept it. Anything may be missing. */
export interface CallHints {
  readonly endpoint?: EndpointPath;
  /** ISO 8601, when the call was made. */
  readonly startedAt?: string;
  /** ms. */
  readonly latencyMs?: number;
  readonly requestId?: string;
  readonly httpStatus?: number;
  /** What was sent; absent where the request was not kept, or is masked. */
  readonly sent?: Sent;
  /** What an evaluation asked, as far as its request can be read; its answer does not repeat it. */
  readonly evaluate?: Partial<EvaluateRequest>;
  /** The server's `Date` header, ISO 8601. */
  readonly serverTime?: string;
  /** `endpoint` is what a line near the body names, and may be another call's. */
  readonly isNear?: true;
  /** `startedAt` was written without a zone, and read as UTC. */
  readonly isZoneGuessed?: true;
  /** Which page of a list was asked for; `""` is the cursor of the first. */
  readonly page?: { readonly cursor?: string; readonly offset?: number };
}

/** One answer that somebody kept: a parsed body, not yet trusted, and what is known of its call. */
export interface SavedBody extends CallHints {
  /** Where it came from, to name it in a sentence: a file's name, "clipboard". */
  readonly source: string;
  readonly body: unknown;
  /** Secrets in it are masked already. */
  readonly isMasked?: true;
  /** Others are in the same text, so that its name says nothing of this one's freshness. */
  readonly isOneOfMany?: true;
}

/** How the endpoint of a body was found. */
export type KnownBy =
  /** The person, the file's name or the text around it named it. */
  | "named"
  /** A line near it named it, which may be of another call: a guess. */
  | "near"
  /** Only one endpoint answers with such a body. */
  | "shape"
  /** `/accounts/get` and `/accounts/balance/get` answer alike: the first such body was taken for the cached one: a guess. */
  | "order";
