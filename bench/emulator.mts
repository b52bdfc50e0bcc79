/** How soon the one-file emulator answers, how fast beside bare `node:http` and another emulator, and what it holds. */
import path from "node:path";
import { ensureBuilt } from "../scripts/lib/build.mts";
import { dist } from "../scripts/lib/places.mts";
import { costOfParts } from "./support/emulatorStart.mts";
import type { Bench, Figure } from "./support/figure.mts";
import { type Load, load } from "./support/load.mts";
import { type Program, startProgram } from "./support/program.mts";
import { quantile, rounded } from "./support/quantile.mts";

const starts = 7;
/** Of a whole file and one without parts, in turn: the difference is a millisecond. */
const loads = 41;
const connections = 16;
const rounds = 6;
const roundMs = 1500;
/** Processes of each kind whose memory is measured: one differs from the next by some MB. */
const loaded = 3;
const keys = { client_id: "bench", secret: "bench" };

export const run: Bench = async ({ peer }) => {
  await ensureBuilt();
  const program = [path.join(dist, "emulator.mjs"), "--port", "0", "--latency", "none"];
  const firstAnswers: number[] = [];
  for (let start = 0; start < starts; start++) {
    using started = await startProgram(program);
    await call(urlOf(started.firstLine), "/institutions/get_by_id", {
      institution_id: "ins_109508",
      country_codes: ["US"],
    });
    firstAnswers.push(performance.now() - started.began);
  }

  const loading = await costOfParts(loads);

  using emulator = await startProgram(program);
  const restingBytes = emulator.residentBytes();
  const ours = { url: urlOf(emulator.firstLine), loads: [] as Load[] };
  const answer = await call(ours.url, "/accounts/get", { access_token: await linkedItem(ours.url) });
  const file = path.join(import.meta.dirname, "support/sameBytesServer.mjs");
  using bareProgram = await startProgram([file], JSON.stringify(answer));
  const bare = { url: `http://127.0.0.1:${bareProgram.firstLine.trim()}`, loads: [] as Load[] };
  const others = peer === null ? [] : [{ url: peer, loads: [] as Load[] }];
  const measured = [ours, bare, ...others];
  const bodies = new Map<string, string>();
  for (const { url } of measured) {
    const access_token = url === bare.url ? "any" : await linkedItem(url);
    bodies.set(url, JSON.stringify({ ...keys, access_token }));
  }
  // In turn, so that whatever else the machine does meets all of them; the first round is thrown away.
  for (let round = 0; round <= rounds; round++) {
    for (const { url, loads } of measured) {
      const request = { path: "/accounts/get", body: bodies.get(url) ?? "", connections, forMs: roundMs };
      const done = await load(url, request);
      if (round > 0) loads.push(done);
    }
  }
  const memory = { ours: [emulator.residentBytes()], bare: [bareProgram.residentBytes()] };
  while (memory.ours.length < loaded) {
    using next = await startProgram(program);
    const url = urlOf(next.firstLine);
    memory.ours.push(await bytesAfterLoad(next, url, await linkedItem(url)));
    using nextBare = await startProgram([file], JSON.stringify(answer));
    memory.bare.push(await bytesAfterLoad(nextBare, `http://127.0.0.1:${nextBare.firstLine.trim()}`, "any"));
  }
  const against = "node:http answering the same bytes";
  return [
    {
      name: "emulator.first-answer",
      value: rounded(quantile(firstAnswers, 0.5)),
      unit: "ms",
      aim: 300,
      samples: starts,
    },
    { name: "emulator.loading", value: rounded(quantile(loading.whole, 0.5)), unit: "ms", samples: loads },
    {
      name: "emulator.loading.parts",
      value: rounded(quantile(loading.whole, 0.5) - quantile(loading.without, 0.5)),
      unit: "ms",
      samples: loads,
    },
    { name: "emulator.loading.parts-size", value: loading.partBytes, unit: "bytes", samples: 1 },
    ...figuresOf("emulator", ours.loads),
    ...figuresOf("emulator.bare", bare.loads),
    {
      name: "emulator.bare-rate-ratio",
      value: rounded(rateOf(bare.loads) / rateOf(ours.loads)),
      unit: "ratio",
      against,
      aim: 2,
      samples: rounds,
    },
    ...others.flatMap(({ url, loads }): Figure[] => [
      ...figuresOf("emulator.peer", loads),
      {
        name: "emulator.peer-rate-ratio",
        value: rounded(rateOf(loads) / rateOf(ours.loads)),
        unit: "ratio",
        against: url,
        samples: rounds,
      },
    ]),
    { name: "emulator.memory-at-rest", value: restingBytes, unit: "bytes", aim: 100e6, samples: 1 },
    {
      name: "emulator.memory-after-load",
      value: quantile(memory.ours, 0.5),
      unit: "bytes",
      aim: 100e6,
      samples: loaded,
    },
    { name: "emulator.bare.memory-after-load", value: quantile(memory.bare, 0.5), unit: "bytes", samples: loaded },
  ];
};

/** What a program holds after as long a load as the rounds are together. */
async function bytesAfterLoad(program: Program, url: string, access_token: string): Promise<number> {
  const body = JSON.stringify({ ...keys, access_token });
  await load(url, { path: "/accounts/get", body, connections, forMs: (rounds + 1) * roundMs });
  return program.residentBytes();
}

function rateOf(loads: readonly Load[]): number {
  return quantile(
    loads.map((each) => each.perSecond),
    0.5,
  );
}

function figuresOf(name: string, loads: readonly Load[]): readonly Figure[] {
  const latencies = loads.flatMap((each) => each.latencies);
  return [
    { name: `${name}.rate`, value: rounded(rateOf(loads)), unit: "per second", samples: loads.length },
    { name: `${name}.p99`, value: rounded(quantile(latencies, 0.99)), unit: "ms", samples: latencies.length },
  ];
}

function urlOf(line: string): string {
  return (JSON.parse(line) as { url: string }).url;
}

/** A new Item of `user_good`, made as any client makes one. */
async function linkedItem(url: string): Promise<string> {
  const request = { institution_id: "ins_109508", initial_products: ["auth"] };
  const made = await call(url, "/sandbox/public_token/create", request);
  const { public_token } = JSON.parse(made.body) as { public_token: string };
  const exchanged = await call(url, "/item/public_token/exchange", { public_token });
  return (JSON.parse(exchanged.body) as { access_token: string }).access_token;
}

async function call(url: string, endpoint: string, body: object) {
  const response = await fetch(url + endpoint, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...keys, ...body }),
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${url}${endpoint} answered ${response.status}: ${text.slice(0, 300)}`);
  const names = ["content-type", "date", "cache-control", "x-content-type-options"];
  const headers = names.map((name) => [name, response.headers.get(name)] as const);
  return { body: text, headers: Object.fromEntries(headers.filter(([, value]) => value !== null)) };
}
