import { Configuration, PlaidApiFp } from "plaid";

/** Plaid's SDK as functions: each builds a request, which an HTTP client then sends. */
export type PlaidSdk = ReturnType<typeof PlaidApiFp>;

/** The options of a single SDK call that are used here. */
export interface SdkOptions {
  readonly headers: Readonly<Record<string, string>>;
}

/** The HTTP client that the SDK sends through: axios, or the one of `sdkHttp.ts`. */
export type SdkClient = NonNullable<Parameters<Awaited<ReturnType<PlaidSdk["itemGet"]>>>[0]>;

/**
 * A request that the SDK has built. Calling it sends the request and resolves with the client's response, which is not
 * trusted yet.
 */
export type PreparedCall = (client: SdkClient) => Promise<unknown>;

/**
 * The SDK's functions for this base path, to be made once: each method of the class `PlaidApi` would make some 700
 * functions, two for every endpoint there is, to call one of them.
 */
export function plaidSdk(basePath: string): PlaidSdk {
  // VS Code's proxy agent closes each connection unless this header asks it not to.
  return PlaidApiFp(new Configuration({ basePath, baseOptions: { headers: { Connection: "keep-alive" } } }));
}
