/**
 * A server of Plaid's paths in a process of its own, so that it does not share a loop with what is measured.
 * `/accounts/balance/get` waits, then sends its body slowly, and ends it with the server's own measure of both;
 * every other path answers at once. Prints its port. `https` as argument: with the tests' certificate for `localhost`.
 */
import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import path from "node:path";

const waitMs = 50;
const streamMs = 30;

const account = {
  account_id: "BxBXxLj1m4HMXBm9WZZmCWVbPjX16EHwv99vp",
  balances: { available: 100, current: 110, limit: null, iso_currency_code: "USD", unofficial_currency_code: null },
  mask: "0000",
  name: "Plaid Checking",
  official_name: "Plaid Gold Standard 0% Interest Checking",
  subtype: "checking",
  type: "depository",
};
const accounts = JSON.stringify({ accounts: Array.from({ length: 12 }, () => account), request_id: "aBcDeFgHiJkLmNo" });

function listener(request: http.IncomingMessage, response: http.ServerResponse): void {
  const began = performance.now();
  request.resume();
  response.setHeader("content-type", "application/json");
  if (request.url !== "/accounts/balance/get") {
    response.end(accounts);
    return;
  }
  setTimeout(() => {
    response.write('{"accounts":[],');
    const headSent = performance.now();
    setTimeout(() => {
      const ended = performance.now();
      response.end(`"server":{"waitMs":${headSent - began},"streamMs":${ended - headSent}}}`);
    }, streamMs);
  }, waitMs);
}

const keys = path.join(import.meta.dirname, "../../test/unit/plaid/support");
const read = (name: string) => readFileSync(path.join(keys, name));
const server =
  process.argv[2] === "https"
    ? https.createServer({ cert: read("localhost.cert.pem"), key: read("localhost.key.pem") }, listener)
    : http.createServer(listener);
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address !== null) process.stdout.write(`${address.port}\n`);
});
