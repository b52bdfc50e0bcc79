/** What a call costs beside the network: the shipped client against bare `node:http`, in turn, on kept connections. */
import http from "node:http";
import type { Bench } from "./support/figure.mts";
import { quantile, rounded } from "./support/quantile.mts";
import { accessToken, anyKeys, clientId, secret, shippedClient } from "./support/shippedClient.mts";
import { startAnswerServer } from "./support/startAnswerServer.mts";

const rounds = 20;
const callsARound = 100;
/** Rounds to throw away: code is still being compiled. */
const warmUp = 10;

/** What the client sends too, so that both sides write the same bytes and the server reads them. */
const sentHeaders = {
  Accept: "application/json",
  "Accept-Encoding": "gzip, deflate, br",
  "Content-Type": "application/json",
  "User-Agent": "Plaid Node v47.0.0",
  "Plaid-Version": "2020-09-14",
  "PLAID-CLIENT-ID": clientId,
  "PLAID-SECRET": secret,
  Connection: "keep-alive",
};

export const run: Bench = async () => {
  using server = await startAnswerServer("http");
  const { connectPlaid } = await shippedClient();
  const connection = connectPlaid({ ...anyKeys, basePath: server.url });
  const { signal } = new AbortController();
  const byClient = async () => {
    const result = await connection.call({ endpoint: "/accounts/get", itemId: "bench" }, signal);
    if (!result.ok) throw new Error(`the call failed: ${result.failure.reason}`);
    return result.timing.connection;
  };
  const client: number[] = [];
  const bare: number[] = [];
  let opened = 0;
  for (let round = 0; round < warmUp + rounds; round++) {
    const keep = round >= warmUp;
    for (let call = 0; call < callsARound; call++) {
      const began = performance.now();
      if ((await byClient()) !== "reused" && keep) opened++;
      if (keep) client.push(performance.now() - began);
    }
    for (let call = 0; call < callsARound; call++) {
      const began = performance.now();
      await bareCall(server.port);
      if (keep) bare.push(performance.now() - began);
    }
  }
  const clientMs = quantile(client, 0.5);
  const bareMs = quantile(bare, 0.5);
  const samples = client.length;
  const against = "node:http, keep-alive";
  return [
    { name: "client.call-p50", value: rounded(clientMs), unit: "ms", samples },
    { name: "client.bare-call-p50", value: rounded(bareMs), unit: "ms", samples },
    { name: "client.overhead-ratio", value: rounded(clientMs / bareMs), unit: "ratio", against, aim: 2, samples },
    { name: "client.overhead", value: rounded(clientMs - bareMs), unit: "ms", against, aim: 1, samples },
    { name: "client.connections-opened", value: opened, unit: "count", aim: 0, samples },
  ];
};

/** The same call by the same agent, Node's own, and the same reading of its answer, with nothing in between. */
function bareCall(port: number): Promise<unknown> {
  const body = JSON.stringify({ access_token: accessToken });
  const headers = { ...sentHeaders, "Content-Length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: "localhost", port, path: "/accounts/get", method: "POST", headers },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
        response.on("error", reject);
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}
