import type { EmulatorRequest } from "./http.ts";

/**
 * Why a request is turned away before anything looks at it; null when it is not. A page in a browser must not reach the
 * emulator, neither by its Origin nor by a name that was pointed at this machine.
 */
export function refusalOf(request: EmulatorRequest, allowHosts: readonly string[]): string | null {
  if (request.headers.origin !== undefined) return "requests from a browser page are refused";
  const host = request.headers.host;
  // A call made in this process names no host.
  if (host === undefined || isOwnHost(host, allowHosts)) return null;
  return "the Host header names another host than this machine";
}

function isOwnHost(host: string, allowHosts: readonly string[]): boolean {
  const name = /^(\[[0-9a-f:]+\]|[^:]+)(:\d{1,5})?$/i.exec(host.trim())?.[1]?.toLowerCase();
  return name !== undefined && (["127.0.0.1", "localhost", "[::1]"].includes(name) || allowHosts.includes(name));
}
