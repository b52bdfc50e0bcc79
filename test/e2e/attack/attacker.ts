import { readFileSync } from "node:fs";
import http, { type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

/** The page that attacks, as one document. */
export const attackPage = `<!doctype html><meta charset="utf-8"><title>An attack</title><body><script>${readFileSync(
  path.join(import.meta.dirname, "page.js"),
  "utf8",
)}</script></body>`;

/** Asks from behind the page, which may be closed by then. */
const serviceWorker = `
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", async ({ data: { url, json }, ports: [port] }) => {
  const read = (init) => fetch(url, init).then((answer) => answer.text()).catch(() => "");
  port.postMessage(await read({ mode: "no-cors" }) + await read({ mode: "no-cors", method: "POST", body: json }));
});`;

export interface Attacker {
  readonly port: number;
  close(): void;
}

/** The server of whoever attacks: its page, and what sends a browser on to the address in `to`. */
export async function startAttacker(): Promise<Attacker> {
  const answers: Readonly<Record<string, (response: ServerResponse, query: URLSearchParams) => void>> = {
    "/": (response) => response.setHeader("content-type", "text/html").end(attackPage),
    "/redirect": (response, query) =>
      response.writeHead(Number(query.get("status")), { location: query.get("to") ?? "" }).end(),
    "/refresh": (response, query) =>
      response
        .setHeader("content-type", "text/html")
        .end(`<meta http-equiv="refresh" content="0;url=${(query.get("to") ?? "").replaceAll("&", "&amp;")}">`),
    "/report": (response, query) =>
      response
        .setHeader("content-type", "text/html")
        .setHeader("content-security-policy-report-only", `img-src 'none'; report-uri ${query.get("to")}`)
        .end('<img src="/">'),
    "/service-worker.js": (response) => response.setHeader("content-type", "text/javascript").end(serviceWorker),
  };
  const server = http.createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://attacker.example");
    const answer = answers[pathname];
    // A redirect that a fetch may follow to the end, were the end to allow it.
    response.setHeader("access-control-allow-origin", "*");
    if (answer === undefined) response.writeHead(404).end();
    else answer(response, searchParams);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
