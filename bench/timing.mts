/** How true the reported times are: against the server's own measure of what it did, over http and https. */
import { readFileSync } from "node:fs";
import https from "node:https";
import path from "node:path";
import type { CallResult } from "../src/core/run/ports.ts";
import type { Bench, Figure } from "./support/figure.mts";
import { quantile, rounded } from "./support/quantile.mts";
import { anyKeys, shippedClient } from "./support/shippedClient.mts";
import { startAnswerServer } from "./support/startAnswerServer.mts";

const calls = 60;
/** The first calls of a process load and compile what the others find ready. */
const warmUp = 5;
const promisedMs = 2;

interface Errors {
  readonly latency: number;
  readonly wait: number;
  readonly download: number;
}

export const run: Bench = async () => {
  const certificate = path.join(import.meta.dirname, "../test/unit/plaid/support/localhost.cert.pem");
  https.globalAgent.options.ca = readFileSync(certificate, "utf8");
  try {
    return [...(await errorsOver("http")), ...(await errorsOver("https"))];
  } finally {
    delete https.globalAgent.options.ca;
  }
};

async function errorsOver(protocol: "http" | "https"): Promise<readonly Figure[]> {
  using server = await startAnswerServer(protocol);
  const { connectPlaid } = await shippedClient();
  const connection = connectPlaid({ ...anyKeys, basePath: server.url });
  const { signal } = new AbortController();
  const errors: Errors[] = [];
  for (let call = 0; call < warmUp + calls; call++) {
    const result = await connection.call({ endpoint: "/accounts/balance/get", itemId: "bench" }, signal);
    if (call >= warmUp) errors.push(errorsOf(result));
  }
  const figures: [string, keyof Errors][] = [
    ["latency-error", "latency"],
    ["first-byte-error", "wait"],
    ["download-error", "download"],
  ];
  return figures.flatMap(([name, part]) => {
    const samples = errors.map((each) => Math.abs(each[part]));
    const figure = (suffix: string, at: number) => ({
      name: `timing.${protocol}.${name}-${suffix}`,
      value: rounded(quantile(samples, at)),
      unit: "ms" as const,
      samples: samples.length,
    });
    return [figure("p50", 0.5), { ...figure("p95", 0.95), aim: promisedMs }];
  });
}

/** Reported minus the server's own, ms. */
function errorsOf(result: CallResult): Errors {
  if (!result.ok) throw new Error(`the call failed: ${result.failure.reason}`);
  const { server } = result.body as { server: { waitMs: number; streamMs: number } };
  const { latencyMs, phases } = result.timing;
  if (phases.firstByteMs === undefined || phases.downloadMs === undefined) throw new Error("a phase was not observed");
  return {
    latency: latencyMs - (server.waitMs + server.streamMs),
    wait: phases.firstByteMs - server.waitMs,
    download: phases.downloadMs - server.streamMs,
  };
}
