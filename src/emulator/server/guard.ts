import { type AllowedBy, refusedHost } from "./allowedHosts.ts";
import type { EmulatorRequest } from "./http.ts";

/** Why a request is refused before anything reads it; null when it is accepted. */
export type Guard = (request: Omit<EmulatorRequest, "body">) => string | null;

/** A request that a page in a browser may make. The host it is addressed to is checked even so. */
interface BrowserException {
  readonly method: "GET" | "POST";
  /** The whole path, without a query. */
  readonly path: string;
  /**
   * The value that `Sec-Fetch-Site` must have: `none` when a person typed the address or followed a bookmark,
   * `same-origin` when the page came from the emulator itself. No other page is ever accepted.
   */
  readonly from: "none" | "same-origin";
}

export interface GuardOptions {
  /** Further names that it may be addressed by, in lower case. */
  readonly allowHosts: readonly string[];
  /** Where they are named; default the command line. */
  readonly allowedBy?: AllowedBy | undefined;
  /** By name, so that a reader sees what each is for. */
  readonly exceptions?: Readonly<Record<string, BrowserException>>;
}

/**
 * Keeps pages in a browser away from the emulator: requests with an Origin, requests without one (images, navigation
 * and scripts; browsers send `Sec-Fetch-Site` with these, and nothing else does), and requests to a name that resolves
 * to this machine (DNS rebinding).
 */
export function createGuard({ allowHosts, allowedBy, exceptions = {} }: GuardOptions): Guard {
  const excepted = Object.values(exceptions);
  // Clients use one name: the last that was accepted needs no second check.
  let letIn: string | undefined;
  return (request) => {
    const { headers } = request;
    const isFromPage = headers.origin !== undefined || headers["sec-fetch-site"] !== undefined;
    if (isFromPage && !excepted.some((each) => covers(each, request)))
      return "requests from a browser page are refused";
    const { host } = headers;
    // A call that is made in this process names no host.
    if (host === undefined || host === letIn) return null;
    const name = nameIn(host);
    if (name === null || !isOwnHost(name, allowHosts)) {
      return `of the Host header, ${refusedHost(name ?? "", "call", allowedBy)}`;
    }
    letIn = host;
    return null;
  };
}

function covers({ method, path, from }: BrowserException, request: Omit<EmulatorRequest, "body">): boolean {
  const { headers } = request;
  if (request.method !== method || request.path.split("?", 1)[0] !== path || headers["sec-fetch-site"] !== from)
    return false;
  // A page on another name may be same-origin with itself; its Origin has to be the very address that was called.
  return headers.origin === undefined || (from === "same-origin" && headers.origin === `http://${headers.host}`);
}

/** The name in a Host header, without the port. */
function nameIn(host: string): string | null {
  return /^(\[[0-9a-f:]+\]|[^:]+)(:\d{1,5})?$/i.exec(host.trim())?.[1]?.toLowerCase() ?? null;
}

function isOwnHost(name: string, allowHosts: readonly string[]): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(name) || allowHosts.includes(name);
}
