import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureBuilt } from "../../scripts/lib/build.mts";
import { dist } from "../../scripts/lib/places.mts";
import type { Figure } from "./figure.mts";
import { quantile, rounded } from "./quantile.mts";

const folders = 100;
const filesInEach = 100;
const runs = 7;

/** 4 kB of a person's code without Plaid. */
const other = `export function total(rows: readonly number[]): number {
  return rows.reduce((sum, each) => sum + each, 0); // nothing to see here
}
`.repeat(30);

const payment = `import type { PlaidApi } from "plaid";
export async function canPay(plaid: PlaidApi, access_token: string): Promise<boolean> {
  const { data } = await plaid.accountsBalanceGet({ access_token });
  return (data.accounts[0]?.balances.available ?? 0) > 100;
}
`;

/** Runs the program as `node` would, and says what the process took. */
const program = `
import { resourceUsage } from "node:process";
process.stdout.write = () => true;
const started = performance.now();
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = resourceUsage();
  const took = performance.now() - started;
  console.error(JSON.stringify({ ms: took, cpuMs: (userCPUTime + systemCPUTime) / 1000, peakBytes: maxRSS * 1024 }));
});
await import(process.argv[1]);
`;

interface Ran {
  readonly ms: number;
  readonly cpuMs: number;
  readonly peakBytes: number;
}

/**
 * What `balance-lens lint` costs in a folder of 10,000 files, one in twenty of which has a call of Plaid's: a process of its own
 * each time.
 */
export async function lintFolder(): Promise<readonly Figure[]> {
  await ensureBuilt();
  const folder = mkdtempSync(path.join(tmpdir(), "balance-lens-bench-"));
  try {
    for (let at = 0; at < folders * filesInEach; at += 1) {
      const inside = path.join(folder, `part${Math.floor(at / filesInEach)}`);
      if (at % filesInEach === 0) mkdirSync(inside);
      writeFileSync(path.join(inside, `file${at}.ts`), at % 20 === 0 ? other + payment : other);
    }
    const ran = Array.from({ length: runs }, () => lint(folder));
    const median = (of: (each: Ran) => number) => rounded(quantile(ran.map(of), 0.5));
    return [
      { name: "lint.folder", value: median(({ ms }) => ms), unit: "ms", samples: runs },
      { name: "lint.folder-processor", value: median(({ cpuMs }) => cpuMs), unit: "ms", samples: runs },
      { name: "lint.folder-memory", value: median(({ peakBytes }) => peakBytes), unit: "bytes", samples: runs },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lint(cwd: string): Ran {
  const file = path.join(dist, "lint.mjs");
  const { stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program, file], {
    cwd,
    encoding: "utf8",
  });
  return JSON.parse(stderr) as Ran;
}
