import { BalanceLensError } from "../core/failure/errors.ts";
import { isProductionHost, isProductionToken } from "../core/keys/isProduction.ts";

/** Plaid's own Sandbox. Source: https://plaid.com/docs/sandbox/ */
export const plaidSandboxUrl = "https://sandbox.plaid.com";

/**
 * The base path calls may go to, without a trailing slash.
 * Throws `BalanceLensError`: `production-refused` for any Plaid host but Sandbox (and any host that names production),
 * `invalid-request` for what is no http(s) address, holds credentials, or would carry keys in the clear off this machine.
 */
export function refuseProductionBasePath(basePath: string): string {
  if (!URL.canParse(basePath)) throw refused("invalid-request", "base path is no address");
  const url = new URL(basePath);
  const host = url.hostname.toLowerCase().replace(/\.$/, "");
  if (isProductionHost(host)) throw refused("production-refused", "base path");
  if (url.username !== "" || url.password !== "") throw refused("invalid-request", "base path holds credentials");
  if (url.search !== "" || url.hash !== "") throw refused("invalid-request", "base path holds a query");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(host))) {
    throw refused("invalid-request", "base path must be https, or http on this machine");
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}

/** Production tokens name their environment: `access-production-<uuid>`. Throws `production-refused`. */
export function refuseProductionToken(accessToken: string): string {
  if (isProductionToken(accessToken)) throw refused("production-refused", "access token");
  return accessToken;
}

/** Whether an allowed base path is on this machine. */
export function isOnThisMachine(basePath: string): boolean {
  return isLoopback(new URL(basePath).hostname);
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

function refused(reason: "production-refused" | "invalid-request", detail: string): BalanceLensError {
  return new BalanceLensError({ reason, requestId: null, detail });
}
