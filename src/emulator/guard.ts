import type { EmulatorRequest } from "./http.ts";

/** Why a request is turned away before anything looks at it; null when it is not. */
export type Guard = (request: EmulatorRequest) => string | null;

/**
 * A page in a browser must not reach the emulator, neither by its Origin nor by a name that was pointed at this machine.
 * @param allowHosts further names it may be called by, in lower case
 */
export function createGuard(allowHosts: readonly string[]): Guard {
  // A client calls by one name: the last that was let in needs no second look.
  let letIn: string | undefined;
  return ({ headers }) => {
    if (headers.origin !== undefined) return "requests from a browser page are refused";
    const { host } = headers;
    // A call made in this process names no host.
    if (host === undefined || host === letIn) return null;
    if (!isOwnHost(host, allowHosts)) return "the Host header names another host than this machine";
    letIn = host;
    return null;
  };
}

function isOwnHost(host: string, allowHosts: readonly string[]): boolean {
  const name = /^(\[[0-9a-f:]+\]|[^:]+)(:\d{1,5})?$/i.exec(host.trim())?.[1]?.toLowerCase();
  return name !== undefined && (["127.0.0.1", "localhost", "[::1]"].includes(name) || allowHosts.includes(name));
}
