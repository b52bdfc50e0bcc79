import http from "node:http";

export interface LoopbackAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * Calls what listens on this machine: never through a proxy, whatever the environment says (`NODE_USE_ENV_PROXY` has
 * `fetch` and the usual agents ask it, and it has another loopback).
 * @throws the system's error, or the signal's reason
 */
export function getFromLoopback(
  url: string,
  { token, signal }: { readonly token: string; readonly signal: AbortSignal },
): Promise<LoopbackAnswer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    // An agent of its own has no proxy of the environment.
    const agent = new http.Agent();
    const request = http.get(url, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (text: string) => {
        body += text;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
      response.on("error", reject);
    });
    const stop = (): void =>
      void request.destroy(signal.reason instanceof Error ? signal.reason : new Error("stopped"));
    signal.addEventListener("abort", stop, { once: true });
    request.on("error", reject);
    request.on("close", () => {
      signal.removeEventListener("abort", stop);
      agent.destroy();
      // Cut off before the end of its answer; after it, this changes nothing.
      reject(new Error("the connection was closed"));
    });
  });
}
