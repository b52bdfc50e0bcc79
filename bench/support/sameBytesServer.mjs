/**
 * Bare `node:http`: answers every request with the same bytes, which it is given as JSON on standard input
 * (`{"headers","body"}`). Prints its port. Plain JavaScript: what strips types would count as its memory.
 */
import http from "node:http";
import { text } from "node:stream/consumers";

/** @type {{ headers: Record<string, string>, body: string }} */
const { headers, body } = JSON.parse(await text(process.stdin));
const length = String(Buffer.byteLength(body));
const server = http.createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    response.sendDate = false;
    response.writeHead(200, { ...headers, "content-length": length });
    // As a text it goes out in one piece with its head.
    response.end(body);
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address !== null) process.stdout.write(`${address.port}\n`);
});
