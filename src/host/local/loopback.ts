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
 * Calls a server on this machine's loopback, never through a proxy, whatever the environment says: `NODE_USE_ENV_PROXY`
 * makes `fetch` and the default agents ask the proxy, which has another loopback. @throws the system's error; one of
 * its own once the signal is aborted
 */
export function callLoopback(url: string, { body, ...how }: LoopbackCall): Promise<LoopbackAnswer> {
  return new Promise((resolve, reject) => {
    // A new agent does not use the environment's proxy.
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
