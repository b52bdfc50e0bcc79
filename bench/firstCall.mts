/** What the first call of a window costs, the SDK's loading included, beside the same call by `node:http`. */
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { ensureBuilt } from "../scripts/lib/build.mts";
import type { Bench } from "./support/figure.mts";
import { quantile, rounded } from "./support/quantile.mts";
import { startAnswerServer } from "./support/startAnswerServer.mts";

const runs = 15;
const execute = promisify(execFile);

interface Calls {
  readonly first: number;
  readonly second: number;
}

export const run: Bench = async () => {
  await ensureBuilt();
  using server = await startAnswerServer("http");
  const program = path.join(import.meta.dirname, "support/firstCall.mts");
  const call = async (by: string): Promise<Calls> => {
    const { stdout } = await execute(process.execPath, [program, by, String(server.port)]);
    return JSON.parse(stdout) as Calls;
  };
  const [client, bare] = [[], []] as [Calls[], Calls[]];
  for (let round = 0; round < runs; round++) {
    client.push(await call("client"));
    bare.push(await call("node:http"));
  }
  const median = (calls: readonly Calls[], which: keyof Calls) =>
    quantile(
      calls.map((each) => each[which]),
      0.5,
    );
  const more = median(client, "first") - median(bare, "first");
  const against = "node:http, fresh process too";
  return [
    { name: "first-call.client", value: rounded(median(client, "first")), unit: "ms", samples: runs },
    { name: "first-call.bare", value: rounded(median(bare, "first")), unit: "ms", samples: runs },
    { name: "first-call.more", value: rounded(more), unit: "ms", against, aim: 60, samples: runs },
    { name: "first-call.second", value: rounded(median(client, "second")), unit: "ms", samples: runs },
  ];
};
