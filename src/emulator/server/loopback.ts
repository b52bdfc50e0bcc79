import http from "node:http";

export interface LoopbackAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * Calls a server on this machine's loopback, never through a proxy, whatever the environment says: `NODE_USE_ENV_PROXY`
 * makes `fetch` and the default agents ask the proxy, which has another loopback. @throws the system's error, or the
 * signal's reason
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
    // A new agent does not use the environment's proxy.
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
      // Closed before the end of the response; after the end this has no effect.
      reject(new Error("the connection was closed"));
    });
  });
}
