import http from "node:http";

/** One call of what listens on this machine. */
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
 * Calls what listens on this machine: never through a proxy, whatever the environment says (`NODE_USE_ENV_PROXY` has
 * `fetch` and the usual agents ask it, and it has another loopback).
 * @throws the system's error; one of its own once the signal is aborted
 */
export function callLoopback(url: string, { body, ...how }: LoopbackCall): Promise<LoopbackAnswer> {
  return new Promise((resolve, reject) => {
    // An agent of its own has no proxy of the environment.
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
