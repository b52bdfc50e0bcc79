/**
 * What opening a production log costs: 100 MB of it against what any reader of it has to do: read the file, decode it,
 * split it into lines and `JSON.parse` every line or body that is JSON. Both are measured in CPU time of all threads and by the
 * clock, in turn, each in a process of its own, so that neither warms or fills the other's heap.
 */
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Bench } from "./support/figure.mts";
import { logLines } from "./support/logLines.mts";
import { manyCalls } from "./support/manyCalls.mts";
import { quantile, rounded } from "./support/quantile.mts";

const megabytes = 100;
const rounds = 3;

interface Run {
  /** ms of CPU time, of all threads. */
  readonly cpuMs: number;
  readonly wallMs: number;
  /** The most memory that the process held, bytes. */
  readonly peakBytes: number;
  readonly read: number;
}

export const run: Bench = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "balance-lens-logs-"));
  try {
    const json = written(path.join(folder, "app.json.log"), logLines("json"));
    const text = written(path.join(folder, "app.log"), logLines("text"));
    const brackets = written(path.join(folder, "brackets.log"), bracketLines(), 40);
    const figures = [...measured("json", json), ...measured("text", text)];
    const [open, idleMs] = [inProcess("open", brackets), inProcess("idle", brackets).wallMs];
    return [
      ...figures,
      { name: "saved.brackets.bytes", value: statSync(brackets).size, unit: "bytes" as const },
      { name: "saved.brackets.open", value: rounded(open.wallMs - idleMs), unit: "ms" as const, aim: 1000 },
      ...manyCalls(),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
};

function measured(kind: "json" | "text", file: string) {
  const bare: Run[] = [];
  const opened: Run[] = [];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(inProcess("bare", file));
    opened.push(inProcess("open", file));
  }
  const size = statSync(file).size;
  const middle = (runs: readonly Run[], cost: "cpuMs" | "wallMs" = "cpuMs"): number =>
    quantile(
      runs.map((each) => each[cost]),
      0.5,
    );
  const idle = inProcess("idle", file).peakBytes;
  const peak = Math.max(...opened.map(({ peakBytes }) => peakBytes));
  const against = "reading, decoding, splitting and JSON.parse of the same log";
  const name = (part: string): string => `saved.${kind}.${part}`;
  return [
    { name: name("bytes"), value: size, unit: "bytes" as const },
    { name: name("answers"), value: opened[0]?.read ?? 0, unit: "count" as const },
    { name: name("bare"), value: rounded(middle(bare)), unit: "ms" as const, samples: rounds },
    { name: name("open"), value: rounded(middle(opened)), unit: "ms" as const, samples: rounds },
    {
      name: name("ratio"),
      value: rounded(middle(opened) / middle(bare)),
      unit: "ratio" as const,
      against,
      aim: 3,
      samples: rounds,
    },
    {
      name: name("clock-ratio"),
      value: rounded(middle(opened, "wallMs") / middle(bare, "wallMs")),
      unit: "ratio" as const,
      against,
      aim: 3,
      samples: rounds,
    },
    {
      name: name("memory"),
      value: rounded((peak - idle) / size),
      unit: "ratio" as const,
      against: "the size of the file, beside an idle process and with all the room that Node lets it take",
      samples: rounds,
    },
    {
      name: name("memory-needed"),
      value: rounded((inProcess("open", file, heapLimit(size)).peakBytes - idle) / size),
      unit: "ratio" as const,
      against: "the size of the file, beside an idle process and with a heap of twice the file",
      aim: 3,
    },
  ];
}

/** What is not needed is collected late where there is room: with less, it shows what is. */
function heapLimit(size: number): string {
  return `--max-old-space-size=${Math.round((2 * size) / 1e6)}`;
}

/** One of them in a process of its own. */
function inProcess(what: "bare" | "open" | "idle", file: string, ...flags: readonly string[]): Run {
  const program = path.join(import.meta.dirname, "support/openLog.mts");
  const args = ["--no-warnings", ...flags, program, what, file];
  const { stdout, status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Run;
}

function written(file: string, lines: Iterable<string>, size = megabytes): string {
  const handle = openSync(file, "w");
  let bytes = 0;
  let part: string[] = [];
  for (const line of lines) {
    part.push(line);
    bytes += line.length + 1;
    if (part.length < 5000 && bytes < size * 1e6) continue;
    writeSync(handle, `${part.join("\n")}\n`);
    part = [];
    if (bytes >= size * 1e6) break;
  }
  closeSync(handle);
  return file;
}

function* bracketLines(): Generator<string> {
  for (;;) yield "[".repeat(1_000_000);
}
