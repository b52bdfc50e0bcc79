import type { ReadingRequest } from "./readingRequest.ts";

/** The API version every snippet asks for. Source: https://plaid.com/docs/api/versioning/ */
export const plaidVersion = "2020-09-14";

/** What a snippet is written from. Each part is safe to stand in code: see `readingAs`. */
export interface SnippetInput {
  readonly request: Pick<ReadingRequest, "fields" | "needsTransactionId"> & { readonly endpoint: string };
  /** Where it calls when `PLAID_BASE_URL` is not set. */
  readonly baseUrl: string;
  /** Lines that go before it, each one line. */
  readonly comments: readonly string[];
}
