import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import net, { type AddressInfo, type Server } from "node:net";
import path from "node:path";
import { pipeline } from "node:stream";

/** A certificate for `sandbox.plaid.com` that no system trusts by itself: what a company's inspecting proxy shows. */
export const companyCertificate = fileOf("company", "cert");

/** Whose certificates the network can show. */
type Shown = "company" | "unknown";

export interface CompanyNetwork {
  /** Of the proxy: the one way out. */
  readonly proxyUrl: string;
  /** Where the proxy was asked to connect to. */
  readonly connected: readonly string[];
  /** What arrived behind TLS, by host and path. */
  readonly received: readonly string[];
  /** From now on new connections are shown that certificate: the company's, or one of its own that nobody was told of. */
  show(whose: Shown): void;
}

/**
 * A company's network for as long as `work` takes: a proxy that opens tunnels, and at the end of the one to
 * `sandbox.plaid.com` the emulator, behind TLS with a certificate that nobody was told of at first. Any other tunnel is refused.
 */
export async function withCompanyNetwork<T>(emulatorUrl: string, work: (network: CompanyNetwork) => Promise<T>) {
  const connected: string[] = [];
  const received: string[] = [];
  const { hostname, port } = new URL(emulatorUrl);
  const inspected = https.createServer(certificateOf("unknown"), (request, response) => {
    received.push(`${request.headers.host}${request.url}`);
    const headers = { ...request.headers, host: `${hostname}:${port}` };
    const onward = http.request({ hostname, port, method: request.method, path: request.url, headers });
    onward.on("response", (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      pipeline(answer, response, () => {});
    });
    onward.on("error", () => response.destroy());
    pipeline(request, onward, () => {});
  });
  const proxy = http.createServer((_request, response) => response.writeHead(403).end());
  proxy.on("connect", (request, socket) => {
    connected.push(request.url ?? "");
    if (request.url !== "sandbox.plaid.com:443") return socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    const tunnel = net.connect(portOf(inspected), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      pipeline(socket, tunnel, socket, () => {});
    });
    tunnel.on("error", () => socket.destroy());
    return socket.on("error", () => tunnel.destroy());
  });
  await Promise.all([inspected, proxy].map(listening));
  try {
    const show = (whose: Shown) => inspected.setSecureContext(certificateOf(whose));
    return await work({ proxyUrl: `http://127.0.0.1:${portOf(proxy)}`, connected, received, show });
  } finally {
    for (const server of [inspected, proxy]) {
      server.closeAllConnections();
      server.close();
    }
  }
}

function certificateOf(whose: Shown): { readonly cert: Buffer; readonly key: Buffer } {
  return { cert: readFileSync(fileOf(whose, "cert")), key: readFileSync(fileOf(whose, "key")) };
}

function fileOf(whose: Shown, what: "cert" | "key"): string {
  return path.join(import.meta.dirname, `${whose}.${what}.pem`);
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
