import type { Certainty } from "../../../../src/core/findings/finding.ts";
import { worldOf } from "../liveThrough.ts";
import { type Finder, type Judged, judgeWorld } from "./judgeWorld.ts";

/** How often one code was said so surely, and how often rightly. */
export interface Sayings {
  readonly code: string;
  readonly certainty: Certainty;
  said: number;
  right: number;
  /** Seed of the first world in which it was wrong; null where it never was. */
  wrongSeed: number | null;
  readonly inOrdinary: { said: number; right: number };
}

export interface WrongSaying {
  readonly seed: number;
  readonly code: string;
  readonly certainty: Certainty;
  readonly family: "ordinary" | "rare";
  readonly said: string;
  readonly truth: string;
}

interface Count {
  count: number;
  seed: number | null;
}

/** All that an exam counted. */
export class Tally {
  worlds = 0;
  ordinaryWorlds = 0;
  ages = 0;
  readonly sayings = new Map<string, Sayings>();
  readonly wrong: WrongSaying[] = [];
  readonly missed = new Map<string, Count>();
  readonly unknown = new Map<string, Count>();
  readonly unreported: { readonly seed: number; readonly what: string }[] = [];
  readonly agesOutside: { readonly seed: number; readonly what: string }[] = [];
  readonly hostile = new Map<string, number>();
  readonly coverage = { differences: 0, likely: 0, rightLikely: 0, rightAmongFirstTwo: 0, withTrueCause: 0 };
  readonly uncovered: { readonly seed: number; readonly what: string }[] = [];

  add(judged: Judged): void {
    const { seed, setting } = judged.world;
    this.worlds += 1;
    if (setting.family === "ordinary") this.ordinaryWorlds += 1;
    for (const hostile of setting.hostile) this.hostile.set(hostile, (this.hostile.get(hostile) ?? 0) + 1);
    for (const { code, certainty, isRight, truth, finding } of judged.judgements) {
      const key = `${code} ${certainty}`;
      const row = this.sayings.get(key) ?? {
        code,
        certainty,
        said: 0,
        right: 0,
        wrongSeed: null,
        inOrdinary: { said: 0, right: 0 },
      };
      this.sayings.set(key, row);
      row.said += 1;
      if (isRight) row.right += 1;
      else row.wrongSeed ??= seed;
      if (setting.family === "ordinary") {
        row.inOrdinary.said += 1;
        if (isRight) row.inOrdinary.right += 1;
      }
      if (!isRight) this.wrong.push({ seed, code, certainty, family: setting.family, said: saidOf(finding), truth });
    }
    for (const code of judged.unknown) countIn(this.unknown, code, seed);
    for (const what of judged.unreported) this.unreported.push({ seed, what });
    for (const what of judged.agesOutside) this.agesOutside.push({ seed, what });
    this.ages += judged.ages;
    for (const each of judged.covered) {
      const isStated = each.stated.some((stated) => stated.startsWith(`${each.trueCause} `));
      if (each.trueCause !== null && !isStated) countIn(this.missed, each.trueCause, seed);
      if (setting.family !== "ordinary") continue;
      this.coverage.differences += 1;
      if (each.hasLikely) this.coverage.likely += 1;
      if (each.hasRightLikely) this.coverage.rightLikely += 1;
      if (each.trueCause !== null) this.coverage.withTrueCause += 1;
      if (each.isRightAmongFirstTwo) this.coverage.rightAmongFirstTwo += 1;
      else
        this.uncovered.push({
          seed,
          what: `true: ${each.trueCause ?? "no cause known"}; stated: ${each.stated.join(", ") || "nothing"}`,
        });
    }
  }

  /** Sayings of one certainty, or of all, in worlds of one family or of all. */
  rateOf(certainty: Certainty, family: "all" | "ordinary" = "all"): { readonly said: number; readonly right: number } {
    const rows = [...this.sayings.values()].filter((row) => row.certainty === certainty);
    const of = (row: Sayings): { said: number; right: number } => (family === "all" ? row : row.inOrdinary);
    return {
      said: rows.reduce((sum, row) => sum + of(row).said, 0),
      right: rows.reduce((sum, row) => sum + of(row).right, 0),
    };
  }
}

function countIn(counts: Map<string, Count>, key: string, seed: number): void {
  const row = counts.get(key) ?? { count: 0, seed };
  row.count += 1;
  counts.set(key, row);
}

function saidOf({ variant, params, readings }: Judged["judgements"][number]["finding"]): string {
  const stated = Object.entries(params).map(
    ([name, param]) => `${name} ${"value" in param ? String(param.value) : param.kind}`,
  );
  return `${variant === undefined ? "" : `[${variant}] `}${stated.join(", ")} of ${readings.join(", ")}`;
}

/** Sits the exam: every seed once, in order. */
export function sitExam(seeds: Iterable<number>, finder: Finder, tally: Tally = new Tally()): Tally {
  for (const seed of seeds) tally.add(judgeWorld(worldOf(seed), finder));
  return tally;
}
