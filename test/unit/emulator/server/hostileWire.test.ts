import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createEmulator } from "../../../../src/emulator/emulator.ts";
import { type Listener, listen, type Patience } from "../../../../src/emulator/server/listen.ts";

let listener: Listener;
afterEach(() => listener.close());

async function open(patience?: Patience): Promise<void> {
  const emulator = createEmulator({ latency: "none", scenarios: ["just-linked"], token: "t" });
  listener = await listen(emulator, { host: "127.0.0.1", port: 0 }, patience);
}

function dial(bytes: string): Socket {
  const socket = connect(Number(new URL(listener.url).port), "127.0.0.1", () => socket.write(bytes));
  socket.setEncoding("utf8");
  return socket;
}

/** All that a connection says until the server closes it. */
function heard(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let received = "";
    socket.on("data", (chunk: string) => {
      received += chunk;
    });
    // Being cut off while still talking is an end too.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => resolve(received));
  });
}

/** Sends a text again and again, each time once the one before is on its way: whoever talks to an end that is gone gets a reset. */
function talkUntilClosed(socket: Socket, text: string): Promise<void> {
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  const talk = (): void => {
    if (!socket.destroyed) socket.write(text, () => setImmediate(talk));
  };
  talk();
  return closed;
}

/** The error code of the last answer in what was heard. */
function codeIn(received: string): unknown {
  const body = received.slice(received.lastIndexOf("\r\n\r\n") + 4);
  const { error_code, request_id } = JSON.parse(body) as { error_code: unknown; request_id: unknown };
  expect(request_id).toMatch(/^[A-Za-z0-9]{15}$/);
  return error_code;
}

const body = '{"client_id":"a","secret":"b"}';
const typed = `content-type: application/json\r\ncontent-length: ${body.length}\r\n`;

describe("on the wire", () => {
  it.each(["GET", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "CONNECT"])(
    "the method %s is answered in Plaid's envelope",
    async (method) => {
      await open();
      const target = method === "CONNECT" ? "example.com:443" : "/accounts/get";
      const socket = dial(`${method} ${target} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n`);
      expect(codeIn(await heard(socket))).toMatch(/^(NOT_FOUND|INVALID_HEADERS)$/);
    },
  );

  it.each([
    ["no host", "POST /accounts/get HTTP/1.1\r\nconnection: close\r\n\r\n"],
    ["two lengths", `POST /accounts/get HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab`],
    [
      "a length and chunks",
      "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    ["a chunk that is none", "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n"],
    ["a name with a space", "POST / HTTP/1.1\r\nhost: x\r\nbad name: 1\r\n\r\n"],
    ["bytes of zero", "POST / HTTP/1.1\r\nhost: x\r\nx: a\0b\r\n\r\n"],
    ["a head of 100 kB", `POST / HTTP/1.1\r\nhost: x\r\nx: ${"y".repeat(100_000)}\r\n\r\n`],
    ["ten thousand headers", `POST / HTTP/1.1\r\nhost: x\r\n${"a: b\r\n".repeat(10_000)}\r\n`],
    ["a version that is none", "POST / HTTP/9.9\r\nhost: x\r\n\r\n"],
    ["noise", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc"],
  ])("%s ends in Plaid's envelope and a closed connection", async (_, bytes) => {
    await open();
    const received = await heard(dial(bytes));
    expect(received).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(codeIn(received)).toMatch(/^(INVALID_HEADERS|INVALID_BODY|NOT_FOUND|UNAUTHORIZED_ROUTE_ACCESS)$/);
  });

  it("an expectation, an upgrade and keys given twice change nothing", async () => {
    await open();
    for (const header of ["expect: 42-gerbils", "upgrade: websocket", "content-type: text/plain", "plaid-secret: c"]) {
      const host = "host: 127.0.0.1\r\nconnection: close\r\n";
      const socket = dial(`POST /accounts/get HTTP/1.1\r\n${host}${typed}${header}\r\n\r\n${body}`);
      expect([header, codeIn(await heard(socket))]).toEqual([header, "MISSING_FIELDS"]);
    }
  });

  it("a body that comes in pieces, within a letter too, is read as if it came whole, whatever cookies come with it", async () => {
    const bytes = Buffer.from('{"client_id":"a","secret":"b","access_token":"Zoë 漢字"}');
    const head = `POST /accounts/get HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${bytes.length}\r\n`;
    const answers: string[] = [];
    for (const [cookies, pieceLength] of [
      ["", bytes.length],
      ["set-cookie: a=1\r\nset-cookie: b=2\r\n", 1],
    ] as const) {
      await open();
      const socket = dial(`${head}${cookies}\r\n`).setNoDelay();
      const answer = heard(socket);
      await once(socket, "connect");
      for (let from = 0; from < bytes.length; from += pieceLength) {
        await new Promise<void>((resolve) => socket.write(bytes.subarray(from, from + pieceLength), () => resolve()));
        // The server is in this process: it reads the piece in the next turn.
        await new Promise((resolve) => setImmediate(resolve));
      }
      const received = await answer;
      expect(codeIn(received)).toBe("INVALID_ACCESS_TOKEN");
      answers.push(received.slice(received.lastIndexOf("\r\n\r\n")));
      await listener.close();
    }
    // The id of a request is made from its body, read as text.
    expect(answers[1]).toBe(answers[0]);
  });

  it("clients that dawdle are hung up on, in the head and in the body, and hold up nobody meanwhile", async () => {
    await open({ headers: 200, request: 400 });
    const slow = Array.from({ length: 200 }, (_, index) =>
      heard(
        dial(
          index % 2 === 0 ? "POST /accounts/get HT" : `POST /accounts/get HTTP/1.1\r\nhost: 127.0.0.1\r\n${typed}\r\n{`,
        ),
      ),
    );
    const prompt = await fetch(`${listener.url}/accounts/get`, {
      method: "POST",
      body,
      headers: { "content-type": "application/json" },
    });
    expect(((await prompt.json()) as { error_code: string }).error_code).toBe("MISSING_FIELDS");
    for (const received of await Promise.all(slow)) expect(codeIn(received)).toBe("INVALID_HEADERS");
  });

  it("a connection that was refused is closed for good, also where the other side never hangs up", async () => {
    await open({ headers: 100, request: 200, refused: 50 });
    const bytes = ["HELLO\r\n\r\n", "CONNECT example.com:443 HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n", "POST / HT", ""];
    const sockets = bytes.map((each) => {
      const socket = connect({ port: Number(new URL(listener.url).port), host: "127.0.0.1", allowHalfOpen: true });
      socket.on("connect", () => each !== "" && socket.write(each));
      socket.on("data", () => undefined);
      socket.on("error", () => undefined);
      return socket;
    });
    await Promise.all(sockets.map((socket) => once(socket, "end")));
    // Each has been told the end and has not hung up: the other end is let go of all the same.
    await Promise.all(sockets.map((socket) => talkUntilClosed(socket, "more")));
  });

  it("a client that does not take its answer is hung up on", async () => {
    await open({ headers: 1000, request: 1000, answer: 50 });
    const socket = dial("").pause();
    socket.on("error", () => undefined);
    const wanted = JSON.stringify({ client_id: "a", secret: "b", count: 500, offset: 0, country_codes: ["US"] });
    const one = `POST /institutions/get HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${wanted.length}\r\n\r\n${wanted}`;
    // More than the system keeps for one that does not read.
    await talkUntilClosed(socket, one.repeat(100));
  });

  it("an Origin behind a thousand other headers is seen", async () => {
    await open();
    const socket = dial(
      `POST /accounts/get HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n${typed}${"a:\r\n".repeat(1500)}origin: http://evil.example\r\n\r\n${body}`,
    );
    expect(codeIn(await heard(socket))).toBe("UNAUTHORIZED_ROUTE_ACCESS");
  });

  it("a body of any size is read to its end and refused", async () => {
    await open();
    const size = 64 * 1024 * 1024;
    const socket = dial(
      `POST /accounts/get HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${size}\r\n\r\n`,
    );
    await once(socket, "connect");
    const piece = "x".repeat(1024 * 1024);
    const answer = heard(socket);
    for (let sent = 0; sent < size; sent += piece.length) {
      await new Promise<void>((resolve) => socket.write(piece, () => resolve()));
    }
    expect(codeIn(await answer)).toBe("INVALID_BODY");
  });

  it("a body too large gets the same answer however it is cut on its way", async () => {
    const size = 5 * 1024 * 1024;
    const bodies: string[] = [];
    for (const pieceLength of [1000, 300_000, size]) {
      await open();
      const socket = dial(
        `POST /accounts/get HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${size}\r\n\r\n`,
      );
      const answer = heard(socket);
      await once(socket, "connect");
      for (let left = size; left > 0; left -= pieceLength) {
        const piece = "x".repeat(Math.min(left, pieceLength));
        await new Promise<void>((resolve) => socket.write(piece, () => resolve()));
      }
      const received = await answer;
      bodies.push(received.slice(received.lastIndexOf("\r\n\r\n")));
      await listener.close();
    }
    expect(new Set(bodies).size).toBe(1);
  });

  it.each([
    ["a letter of two bytes at its head", `é${"x".repeat(5 * 1024 * 1024)}`],
    ["JSON that ends before the limit, and blanks", `{"client_id":"é","secret":"b"}${" ".repeat(5 * 1024 * 1024)}`],
    ["few letters of many bytes", `"${"é".repeat(3 * 1024 * 1024)}"`],
  ])("a body too large is told by its bytes: %s", async (_, content) => {
    await open();
    const headers = `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(content)}\r\n`;
    const socket = dial(
      `POST /accounts/get HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n${headers}\r\n${content}`,
    );
    const received = await heard(socket);
    expect(codeIn(received)).toBe("INVALID_BODY");
    expect(received).toContain("the body is too large");
  });

  it("calls sent in one breath are each answered, in their order", async () => {
    await open();
    const one = `POST /nope HTTP/1.1\r\nhost: 127.0.0.1\r\n${typed}\r\n${body}`;
    const last = `POST /accounts/get HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n${typed}\r\n${body}`;
    const received = await heard(dial(one.repeat(50) + last));
    expect(received.match(/"error_code":"NOT_FOUND"/g)).toHaveLength(50);
    expect(received).toMatch(/"error_code":"MISSING_FIELDS".*$/);
  });
});
