import { type AllowedBy, refusedHost } from "./allowedHosts.ts";
import type { EmulatorRequest } from "./http.ts";

/** Why a request is refused before anything reads it; null when it is accepted. */
export type Guard = (request: Omit<EmulatorRequest, "body">) => string | null;

/** A request that a browser may make. The host it is addressed to is checked even so. */
type BrowserException = {
  /** The whole path, without a query. */
  readonly path: string;
} & (
  | {
      readonly method: "GET";
      /**
       * What it is loaded as (`Sec-Fetch-Dest`), from wherever. As none of these can a page read what it loads; one that
       * asks with an Origin, as only what reads does, is refused.
       */
      readonly as: readonly ("document" | "iframe" | "script")[];
    }
  /** Sent by a page that came from the very address it is sent to. */
  | { readonly method: "POST"; readonly as: "same-origin" }
);

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

function covers(exception: BrowserException, request: Omit<EmulatorRequest, "body">): boolean {
  const { headers } = request;
  if (request.method !== exception.method || request.path.split("?", 1)[0] !== exception.path) return false;
  if (exception.method === "GET")
    return headers.origin === undefined && exception.as.some((each) => each === headers["sec-fetch-dest"]);
  // Browsers send no `Sec-Fetch-Site` to a name without HTTPS that is not this machine's; the Origin they always send.
  const site = headers["sec-fetch-site"] ?? "same-origin";
  return site === "same-origin" && headers.origin === `http://${headers.host}`;
}

/** The name in a Host header, without the port. */
function nameIn(host: string): string | null {
  return /^(\[[0-9a-f:]+\]|[^:]+)(:\d{1,5})?$/i.exec(host.trim())?.[1]?.toLowerCase() ?? null;
}

function isOwnHost(name: string, allowHosts: readonly string[]): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(name) || allowHosts.includes(name);
}
