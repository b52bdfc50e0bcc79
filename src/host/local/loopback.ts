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
 * @throws the system's error, or the signal's reason
 */
export function callLoopback(url: string, { method, headers, body, signal }: LoopbackCall): Promise<LoopbackAnswer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    // An agent of its own has no proxy of the environment.
    const agent = new http.Agent();
    const length = body === undefined ? {} : { "content-length": String(new TextEncoder().encode(body).length) };
    const request = http.request(url, { method, agent, headers: { ...headers, ...length } }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (more: string) => {
        text += more;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
      response.on("error", reject);
    });
    const stop = (): void => {
      reject(signal.reason);
      request.destroy();
    };
    signal.addEventListener("abort", stop, { once: true });
    request.on("error", reject);
    request.on("close", () => {
      signal.removeEventListener("abort", stop);
      agent.destroy();
      // Cut off before the end of its answer; after it, this changes nothing.
      reject(new Error("the connection was closed"));
    });
    request.end(body);
  });
}
