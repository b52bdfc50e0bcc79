import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Emulator } from "./emulator.ts";

export interface Listener {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** Stops listening and drops what is open. */
  close(): Promise<void>;
}

/** More than any request of Plaid's API needs, little enough to hold. */
const largestBody = 4 * 1024 * 1024;

/** Puts an emulator on a port. Rejects with the error of `listen` (`EADDRINUSE`, `EACCES`). */
export async function listen(emulator: Emulator, address: { host: string; port: number }): Promise<Listener> {
  const server = createServer(
    { requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: 65_000 },
    (request, response) => {
      void answer(emulator, request, response);
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: address.host, port: address.port }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the server has no address");
  const host = bound.family === "IPv6" ? `[${bound.address}]` : bound.address;
  return {
    url: `http://${host}:${bound.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A bearer token that nobody can guess. */
export function randomToken(): string {
  return randomBytes(24).toString("base64url");
}

async function answer(emulator: Emulator, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // Whoever hangs up ends the wait for the bank that was his alone.
  const gone = new AbortController();
  response.once("close", () => gone.abort(new Error("the client has gone")));
  try {
    const body = await readAll(request);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]),
    );
    const result = await emulator.handle(
      { method: request.method ?? "GET", path: request.url ?? "/", headers, body },
      gone.signal,
    );
    if (response.destroyed) return;
    const bytes = Buffer.from(result.body);
    response.sendDate = false;
    response.writeHead(result.status, { ...result.headers, "content-length": String(bytes.length) });
    response.end(request.method === "HEAD" ? undefined : bytes);
  } catch {
    // Only a client that has gone, or sent more than we hold, ends up here: there is nobody to answer.
    response.destroy();
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > largestBody) throw new Error("the body is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
