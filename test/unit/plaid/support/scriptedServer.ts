import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import type { AddressInfo, Socket } from "node:net";
import path from "node:path";

/** One request as the server received it. */
interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export type Answer = (received: ReceivedRequest, response: http.ServerResponse) => void;

export interface ScriptedServer {
  readonly url: string;
  readonly received: ReceivedRequest[];
  /** How many connections it accepted. */
  connections(): number;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The certificate the `https` server shows, for `localhost` alone. Its key is in this folder and worth nothing. */
export const testCertificate = readFileSync(path.join(import.meta.dirname, "localhost.cert.pem"), "utf8");

/** A server on this machine that records what it is sent and answers by the given script. */
export async function startScriptedServer(
  answer: Answer,
  { protocol = "http" }: { protocol?: "http" | "https" } = {},
): Promise<ScriptedServer> {
  const received: ReceivedRequest[] = [];
  const sockets = new Set<Socket>();
  const listener = (request: http.IncomingMessage, response: http.ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const entry = {
        method: request.method ?? "",
        path: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      received.push(entry);
      answer(entry, response);
    });
  };
  const server =
    protocol === "http"
      ? http.createServer(listener)
      : https.createServer(
          { cert: testCertificate, key: readFileSync(path.join(import.meta.dirname, "localhost.key.pem")) },
          listener,
        );
  server.on("connection", (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${protocol}://localhost:${port}`,
    received,
    connections: () => sockets.size,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers every request with this JSON. */
export function jsonAnswer(body: unknown, { status = 200, headers = {} }: JsonAnswerOptions = {}): Answer {
  return (_received, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  };
}

interface JsonAnswerOptions {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Plaid's error object. */
export function plaidError(error_type: string, error_code: string, error_message = "some words of Plaid's") {
  return {
    error_type,
    error_code,
    error_message,
    display_message: null,
    documentation_url: "https://plaid.com/docs/errors/",
    request_id: "rEq1",
  };
}
