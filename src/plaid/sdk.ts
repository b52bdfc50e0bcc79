import { Configuration, PlaidApiFp } from "plaid";

/** The SDK's calls. Each writes its request and hands it over, to be sent by an HTTP client. */
export type PlaidSdk = ReturnType<typeof PlaidApiFp>;

/** What the SDK takes for a single call, as far as it is used here. */
export interface SdkOptions {
  readonly headers: Readonly<Record<string, string>>;
}

/** The HTTP client that the SDK sends by: axios, or what stands in for it. */
export type SdkClient = NonNullable<Parameters<Awaited<ReturnType<PlaidSdk["itemGet"]>>>[0]>;

/** A request the SDK has written. Sending it resolves with the answer of the client, which is not yet trusted. */
export type PreparedCall = (client: SdkClient) => Promise<unknown>;

/**
 * The SDK's calls to this base path. They are made once: each method of the class `PlaidApi` makes some 700 functions
 * anew, two for every endpoint there is, and calls one of them.
 */
export function plaidSdk(basePath: string): PlaidSdk {
  // VS Code's proxy agent closes each connection unless it is told otherwise.
  return PlaidApiFp(new Configuration({ basePath, baseOptions: { headers: { Connection: "keep-alive" } } }));
}
