import http from "node:http";
import https from "node:https";

/** One request as it was handed to Node's https: what would have gone to Plaid's host. */
export interface SentRequest {
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string;
  readonly method: string;
  readonly path: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** The options the client gives: no more of Node's many are used. */
interface Given {
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | number>>;
}

/**
 * Puts a server on this machine in the place of every https host until it is disposed of, and records each request at
 * the transport, the last line of ours before Node's own.
 */
export function standInFor(serverUrl: string): { readonly sent: readonly SentRequest[]; [Symbol.dispose](): void } {
  const { hostname, port } = new URL(serverUrl);
  const sent: SentRequest[] = [];
  const original = https.request;
  const recording = (options: Given) => {
    const request = http.request({ ...options, protocol: "http:", hostname, port, agent: http.globalAgent });
    const end = request.end.bind(request);
    request.end = ((data: string) => {
      sent.push({ ...documented(options), body: JSON.parse(data) });
      return end(data);
    }) as typeof request.end;
    return request;
  };
  https.request = recording as unknown as typeof https.request;
  return {
    sent,
    [Symbol.dispose]() {
      https.request = original;
    },
  };
}

function documented({ protocol, hostname, port, method, path, headers }: Given): Omit<SentRequest, "body"> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return { protocol, hostname, port, method, path, headers: Object.fromEntries(entries) };
}
