import http from "node:http";

/** A call to a server on this machine's loopback. */
export interface LoopbackCall {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

export interface LoopbackAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * Calls a server on this machine's loopback interface, always without a proxy. `NODE_USE_ENV_PROXY` would send `fetch`
 * and the default agents through the proxy, which has a different loopback. @throws the system's error, also when the
 * signal is aborted
 */
export function callLoopback(url: string, { body, ...how }: LoopbackCall): Promise<LoopbackAnswer> {
  return new Promise((resolve, reject) => {
    // A new agent ignores the environment's proxy.
    const request = http.request(url, { ...how, agent: new http.Agent() }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (more: string) => {
        text += more;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}
