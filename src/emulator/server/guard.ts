import { type AllowedBy, refusedHost } from "./allowedHosts.ts";
import type { EmulatorRequest } from "./http.ts";

/** Why a request is turned away before anything looks at it; null when it is not. */
export type Guard = (request: Omit<EmulatorRequest, "body">) => string | null;

/** One thing that a page in a browser may do all the same. The host it is addressed to is looked at even so. */
interface BrowserException {
  readonly method: "GET" | "POST";
  /** The whole path, without a query. */
  readonly path: string;
  /**
   * What `Sec-Fetch-Site` must say: `none` is a person who typed the address or followed a bookmark, `same-origin` a page
   * that the emulator itself served. No other page is ever let in.
   */
  readonly from: "none" | "same-origin";
}

export interface GuardOptions {
  /** Further names it may be called by, in lower case. */
  readonly allowHosts: readonly string[];
  /** Where they are named; default the command line. */
  readonly allowedBy?: AllowedBy | undefined;
  /** By name, so that whoever reads the list sees what each is for. */
  readonly exceptions?: Readonly<Record<string, BrowserException>>;
}

/**
 * A page in a browser must not reach the emulator, neither by its Origin, nor by a request that carries none (images,
 * navigation and scripts are sent without; browsers then say `Sec-Fetch-Site`, as nothing else does), nor by a name that
 * was pointed at this machine.
 */
export function createGuard({ allowHosts, allowedBy, exceptions = {} }: GuardOptions): Guard {
  const excepted = Object.values(exceptions);
  // A client calls by one name: the last that was let in needs no second look.
  let letIn: string | undefined;
  return (request) => {
    const { headers } = request;
    const isFromPage = headers.origin !== undefined || headers["sec-fetch-site"] !== undefined;
    if (isFromPage && !excepted.some((each) => covers(each, request)))
      return "requests from a browser page are refused";
    const { host } = headers;
    // A call made in this process names no host.
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
  // A page may be same-origin with itself on a name of its own; an Origin has to be the very address that was called.
  return headers.origin === undefined || (from === "same-origin" && headers.origin === `http://${headers.host}`);
}

/** The name in a Host header, without the port. */
function nameIn(host: string): string | null {
  return /^(\[[0-9a-f:]+\]|[^:]+)(:\d{1,5})?$/i.exec(host.trim())?.[1]?.toLowerCase() ?? null;
}

function isOwnHost(name: string, allowHosts: readonly string[]): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(name) || allowHosts.includes(name);
}
