import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Emulator } from "../emulator.ts";
import { largestBody, largestState } from "../wire/readBody.ts";
import type { EmulatorRequest } from "./http.ts";

export interface Listener {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** Stops listening and drops what is open. */
  close(): Promise<void>;
}

/** How long a client may take, in ms. */
export interface Patience {
  /** For the head of a request, from the moment it could have been sent. */
  readonly headers: number;
  /** For all of it. */
  readonly request: number;
  /** Without reading on in its answer. */
  readonly answer?: number;
  /** For hanging up after it was refused. */
  readonly refused?: number;
}

const usualPatience = { headers: 20_000, request: 60_000, answer: 60_000, refused: 1000 };
/** More than any number of windows and test runners has; fewer than the descriptors that a process may have. */
const mostConnections = 512;

/** Puts an emulator on a port. Rejects with the error of `listen` (`EADDRINUSE`, `EACCES`). */
export async function listen(
  emulator: Emulator,
  address: { host: string; port: number },
  asked: Patience = usualPatience,
): Promise<Listener> {
  const patience = { ...usualPatience, ...asked };
  const refuse = (socket: Duplex, reason: string): void =>
    refuseBytes(emulator, socket, { reason, patience: patience.refused });
  const held: Held = { bytes: 0 };
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    const { method = "GET", url = "/" } = request;
    const isState = emulator.isStateOf({ method, path: url, headers: headersOf(request) });
    receive(
      { request, response },
      {
        held,
        largest: isState ? largestState : largestBody,
        whole: (body) => void answer(emulator, request, { body, response, patience: patience.answer }),
        // There is nobody to answer.
        broken: () => response.destroy(),
        full: () => refuse(request.socket, "too much is sent at once: wait for the answers to what was sent before"),
      },
    );
  };
  const server = createServer(
    {
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      connectionsCheckingInterval: patience.headers / 2,
      keepAliveTimeout: 65_000,
      // Node would answer without a body; a request to nobody is refused like one to somebody else.
      requireHostHeader: false,
    },
    onRequest,
  );
  // Left to itself, Node sees only the first thousand headers; how large a head may be bounds them anyway.
  server.maxHeadersCount = 0;
  server.maxConnections = mostConnections;
  // An expectation that is not known is one header too many, no reason for another answer.
  server.on("checkExpectation", onRequest);
  server.on("connect", (_request, socket) => refuse(socket, "this is no proxy"));
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    const late = error.code === "ERR_HTTP_REQUEST_TIMEOUT";
    refuse(socket, late ? "the request came too slowly" : "the bytes received are not an HTTP request");
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: address.host, port: address.port }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the server has no address");
  return {
    url: `http://${reachableName(bound)}:${bound.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers what never became a request, and hangs up: for good, should the other side not. */
function refuseBytes(
  emulator: Emulator,
  socket: Duplex,
  { reason, patience }: { reason: string; patience: number },
): void {
  // Bytes that go on coming are refused once.
  if (!socket.writable) return;
  // Whoever is refused may be gone already.
  socket.once("error", () => socket.destroy());
  const { status, headers, body } = emulator.refuse(reason);
  const lines = Object.entries({ ...headers, "content-length": String(Buffer.byteLength(body)), connection: "close" });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.end(`HTTP/1.1 ${status} Bad Request\r\n${head}\r\n${body}`);
  // Closed at once, what it still sends would be answered with a reset, which takes the answer from it.
  const closing = setTimeout(() => socket.destroy(), patience);
  socket.once("close", () => clearTimeout(closing));
}

/** Where this machine reaches what listens: on every address is not an address. */
function reachableName({ address, family }: { address: string; family: string }): string {
  if (address === "0.0.0.0" || address === "::") return "127.0.0.1";
  return family === "IPv6" ? `[${address}]` : address;
}

/** A bearer token that nobody can guess. */
export function randomToken(): string {
  return randomBytes(24).toString("base64url");
}

async function answer(
  emulator: Emulator,
  request: IncomingMessage,
  { body, response, patience }: { body: string; response: ServerResponse; patience: number },
): Promise<void> {
  // Whoever hangs up ends the wait for the bank that was his alone.
  const gone = new AbortController();
  response.on("close", () => {
    if (!response.writableFinished) gone.abort(new Error("the client has gone"));
  });
  try {
    const { method = "GET", url = "/" } = request;
    const result = await emulator.handle({ method, path: url, headers: headersOf(request), body }, gone);
    if (response.destroyed) return;
    if (result.delivery === "dropped") {
      response.destroy();
      return;
    }
    // Whoever does not take his answer is hung up on; Node puts its own limit in its place once it is taken.
    response.socket?.setTimeout(patience);
    response.sendDate = false;
    const length = result.bytes ?? Buffer.byteLength(result.body);
    response.writeHead(result.status, { ...result.headers, "content-length": String(length) });
    if (result.delivery === "truncated") {
      const bytes = Buffer.from(result.body);
      response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
      return;
    }
    // A text goes out in one piece with its head, bytes do not.
    if (request.method === "HEAD") response.end();
    // As many bytes as letters: nothing in it needs more than one, and as Latin-1 it is written without being converted.
    else response.end(result.body, length === result.body.length ? "latin1" : "utf8");
  } catch {
    // Only a client that has gone ends up here: there is nobody to answer.
    response.destroy();
  }
}

/** As the emulator takes them. A request without a Host is one to nobody: it gets the empty name, which is refused. */
function headersOf({ headers }: IncomingMessage): EmulatorRequest["headers"] {
  // Node makes a list of this one alone: without it they are what is asked for, and need no copy.
  if (headers["set-cookie"] === undefined && headers.host !== undefined) return headers as EmulatorRequest["headers"];
  return { host: "", ...headers, "set-cookie": headers["set-cookie"]?.join(", ") } as EmulatorRequest["headers"];
}

/** Bodies that are held at one moment, in bytes: each caller may send the largest, and all of them at once. */
interface Held {
  bytes: number;
}

const mostHeld = 128 * 1024 * 1024;

/** What becomes of a body. */
interface Reception {
  readonly held: Held;
  /** Bytes that it may have; of one too large only as much is kept as shows that it is. */
  readonly largest: number;
  /** Called with its text, once all of it is there. */
  whole(body: string): void;
  /** Called when the client goes before its end. */
  broken(): void;
  /** Called when too much is held already. */
  full(): void;
}

/** Hands over the body of a request as text. What is held of it counts until its answer is over. */
function receive(
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  { held, largest, whole, broken, full }: Reception,
): void {
  // Most bodies come in one piece.
  let first: Buffer | undefined;
  let more: Buffer[] | undefined;
  let size = 0;
  let kept = 0;
  response.once("close", () => {
    held.bytes -= kept;
  });
  const keep = (chunk: Buffer): boolean => {
    if (held.bytes + chunk.length > mostHeld) return false;
    held.bytes += chunk.length;
    kept += chunk.length;
    return true;
  };
  let isFull = false;
  request.on("data", (chunk: Buffer) => {
    if (isFull) return;
    if (size <= largest && !keep(chunk)) {
      isFull = true;
      [first, more] = [undefined, undefined];
      full();
      return;
    }
    if (first === undefined) first = chunk;
    else if (size <= largest) {
      more ??= [first];
      more.push(chunk);
    }
    size += chunk.length;
  });
  request.on("end", () => {
    if (isFull) return;
    // Cut at the same byte however it came: its request id is made from what is read of it.
    const bytes = more === undefined ? first : Buffer.concat(more, Math.min(size, largest + 1));
    // What is too large stays so as text: a letter for each byte, and not for two or three of them.
    whole(bytes?.toString(size > largest ? "latin1" : "utf8") ?? "");
  });
  const stopped = (): void => {
    if (!request.readableEnded) broken();
  };
  request.on("error", stopped);
  request.on("close", stopped);
}
