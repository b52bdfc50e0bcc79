/**
 * Makes one call to a server that answers at once, in this fresh process, and prints how long it took (ms). Arguments:
 * `client` for the shipped one, its loading included, or `node:http`; the port.
 */
import { accessToken, anyKeys, loadClient } from "./shippedClient.mts";

const [by, port] = process.argv.slice(2);
// What a running extension host has loaded long before.
const http = await import("node:http");
await Promise.all([import("node:https"), import("node:zlib"), fetch("data:,")]);
const { signal } = new AbortController();

async function byClient(): Promise<void> {
  const { connectPlaid } = loadClient();
  const connection = connectPlaid({ ...anyKeys, basePath: `http://localhost:${port}` });
  const result = await connection.call({ endpoint: "/accounts/get", itemId: "bench" }, signal);
  if (!result.ok) throw new Error(`the call failed: ${result.failure.reason}`);
}

function bare(): Promise<unknown> {
  const body = JSON.stringify({ access_token: accessToken });
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const options = { host: "localhost", port, path: "/accounts/get", method: "POST", headers };
    const request = http.request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

const began = performance.now();
await (by === "client" ? byClient() : bare());
const first = performance.now() - began;
const again = performance.now();
await (by === "client" ? byClient() : bare());
process.stdout.write(JSON.stringify({ first, second: performance.now() - again }));
process.exit();
