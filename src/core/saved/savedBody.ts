import type { EndpointPath } from "../endpoint/endpoint.ts";
import type { EvaluateRequest, Sent } from "../reading/reading.ts";

/** What is known of the call of a body. Any of it may be missing. */
export interface CallHints {
  readonly endpoint?: EndpointPath;
  /** ISO 8601, when the call was made. */
  readonly startedAt?: string;
  /** `startedAt` is when the answer was recorded: when the call began, no later, nobody kept. */
  readonly isAnswerTime?: true;
  /** ms, absent for 1: the call was made, or answered, within this time from the one that was written. */
  readonly timeResolutionMs?: number;
  /** ms. */
  readonly latencyMs?: number;
  readonly requestId?: string;
  readonly httpStatus?: number;
  /** What was sent; absent where the request was not kept or is masked. */
  readonly sent?: Sent;
  /** Stands for the access token that was sent: equal numbers, one token. Absent where none was kept. */
  readonly token?: number;
  /** What an evaluation was sent, as far as its request can be read; the response does not repeat it. */
  readonly evaluate?: Partial<EvaluateRequest>;
  /** The server's `Date` header, ISO 8601. */
  readonly serverTime?: string;
  /** `endpoint` comes from a line near the body, and may be another call's, or from a route of the program that wrote it. */
  readonly isNear?: true;
  /** `startedAt` was written without a zone, and read as UTC. */
  readonly isZoneGuessed?: true;
  /** The page that was asked for, and its days; `""` is the cursor of the first. */
  readonly page?: { readonly cursor?: string; readonly offset?: number; readonly from?: string; readonly to?: string };
}

/** When the answer of a call had come, as far as its hints tell, ms since the epoch; NaN where no time was kept. */
export function answerTimeOf({ startedAt, latencyMs = 0 }: CallHints): number {
  return Date.parse(startedAt ?? "") + latencyMs;
}

/** A saved response: a parsed body, not yet trusted, and what is known of its call. */
export interface SavedBody extends CallHints {
  /** Names its source in sentences: a file's name, "clipboard". */
  readonly source: string;
  readonly body: unknown;
  /** True where secrets in it are masked already. */
  readonly isMasked?: true;
  /** True where the text has other responses, so that its name says nothing about this one's freshness. */
  readonly isOneOfMany?: true;
}

/** How the endpoint of a body is known. */
export type KnownBy =
  /** Named by the person, the file's name or the text around it. */
  | "named"
  /** Named by a line near it, which may be about another call, or by a program's own route that ends so: a guess. */
  | "near"
  /** Only one endpoint responds with such a body. */
  | "shape"
  /**
   * `/accounts/get` and `/accounts/balance/get` respond alike: the first such body is taken for the cached one, which
   * is a guess.
   */
  | "order";
