import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Emulator } from "../emulator.ts";
import { largestBody, largestState } from "../wire/readBody.ts";
import type { Caller, EmulatorRequest } from "./http.ts";

export interface Listener {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** Stops listening and closes open connections. */
  close(): Promise<void>;
}

/** The limits of a client, in ms. */
export interface Patience {
  /** For the head of a request, from the moment at which it could have been sent. */
  readonly headers: number;
  /** For the whole request. */
  readonly request: number;
  /** Without reading any of its response. */
  readonly answer?: number;
  /** For closing the connection after it was refused. */
  readonly refused?: number;
}

const usualPatience = { headers: 20_000, request: 60_000, answer: 60_000, refused: 1000 };
/** More connections than windows and test runners need, and fewer than a process may have descriptors. */
const mostConnections = 512;

/** Listens for requests to an emulator. Rejects with the error of `listen` (`EADDRINUSE`, `EACCES`). */
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
        whole: (body, caller) => void answer(emulator, request, { body, response, caller, patience: patience.answer }),
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
      // Node would respond without a body; a request without a Host gets the same refusal as one to another host.
      requireHostHeader: false,
    },
    onRequest,
  );
  // By default Node drops headers after the first thousand; the limit on the head's size bounds them anyway.
  server.maxHeadersCount = 0;
  server.maxConnections = mostConnections;
  // An unknown `Expect` header is ignored; it does not change the response.
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

/** Responds to bytes that are no HTTP request, then closes the connection, by force if the client does not. */
function refuseBytes(
  emulator: Emulator,
  socket: Duplex,
  { reason, patience }: { reason: string; patience: number },
): void {
  // Bytes that keep coming are refused once.
  if (!socket.writable) return;
  // The client may be gone already.
  socket.once("error", () => socket.destroy());
  const { status, headers, body } = emulator.refuse(reason);
  const lines = Object.entries({ ...headers, "content-length": String(Buffer.byteLength(body)), connection: "close" });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.end(`HTTP/1.1 ${status} Bad Request\r\n${head}\r\n${body}`);
  // To close at once would reset the connection while the client still sends, and discard the response.
  const closing = setTimeout(() => socket.destroy(), patience);
  socket.once("close", () => clearTimeout(closing));
}

/** The name under which this machine reaches the listener: an unspecified address is no address to call. */
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
  { body, response, caller, patience }: { body: string; response: ServerResponse; caller: Caller; patience: number },
): Promise<void> {
  try {
    const { method = "GET", url = "/" } = request;
    const result = await emulator.handle({ method, path: url, headers: headersOf(request), body }, caller);
    if (response.destroyed) return;
    if (result.delivery === "dropped") {
      response.destroy();
      return;
    }
    response.sendDate = false;
    const length = result.bytes ?? Buffer.byteLength(result.body);
    response.writeHead(result.status, { ...result.headers, "content-length": String(length) });
    if (result.delivery === "truncated") {
      const bytes = Buffer.from(result.body);
      response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
    }
    // A string is sent in one piece with its head, bytes are not.
    else if (request.method === "HEAD") response.end();
    // As many bytes as characters: every character is ASCII, and Latin-1 is written without conversion.
    else response.end(result.body, length === result.body.length ? "latin1" : "utf8");
    // Closes the connection to a client that does not read its response; Node sets its own limit once it is read. Most
    // responses are with the system by now, and a timer for each would cost more than all of that.
    const { socket } = response;
    if (socket !== null && socket.writableLength > 0) socket.setTimeout(patience);
  } catch {
    // Fails only when the client is gone, so there is no response.
    response.destroy();
  }
}

/** The headers as the emulator expects them. A request without a Host gets the empty name, which is refused. */
function headersOf({ headers }: IncomingMessage): EmulatorRequest["headers"] {
  // `set-cookie` alone is a list; without it the headers need no copy.
  if (headers["set-cookie"] === undefined && headers.host !== undefined) return headers as EmulatorRequest["headers"];
  return { host: "", ...headers, "set-cookie": headers["set-cookie"]?.join(", ") } as EmulatorRequest["headers"];
}

/** The bytes of all bodies that are held at the moment: every caller may send the largest one at the same time. */
interface Held {
  bytes: number;
}

const mostHeld = 128 * 1024 * 1024;

/** The callbacks of a body that is received. */
interface Reception {
  readonly held: Held;
  /** Bytes that it may have; of a larger one only enough is kept to show that it is too large. */
  readonly largest: number;
  /** Called with its text once it is complete. @param caller its signal tells that the client has gone */
  whole(body: string, caller: Caller): void;
  /** Called when too many bytes are held already. */
  full(): void;
}

/** Receives the body of a request as text. Its bytes count as held until the response is sent. */
function receive(
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  { held, largest, whole, full }: Reception,
): void {
  // Most bodies come in one piece.
  let first: Buffer | undefined;
  let more: Buffer[] | undefined;
  let size = 0;
  let kept = 0;
  // Its signal costs nothing until it is read.
  const gone = new AbortController();
  // Of a client that leaves in the middle of its request, too.
  response.once("close", () => {
    held.bytes -= kept;
    // It ends its own wait for the bank.
    if (!response.writableFinished) gone.abort(new Error("the client has gone"));
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
    // Cut at the same byte however it arrived: the request id is derived from what was read.
    const bytes = more === undefined ? first : Buffer.concat(more, Math.min(size, largest + 1));
    // A body that is too large stays too large as text: one character for each byte.
    whole(bytes?.toString(size > largest ? "latin1" : "utf8") ?? "", gone);
  });
}
