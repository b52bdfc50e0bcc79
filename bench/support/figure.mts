/** One measured number, printed as one line of JSON. */
export interface Figure {
  /** Stable, dotted: `client.overhead-ratio`. */
  readonly name: string;
  readonly value: number;
  readonly unit: "ms" | "ratio" | "bytes" | "count" | "per second";
  /** What a ratio is to, measured in turn with it in the same run. */
  readonly against?: string;
  /** At most this, where something was promised. Shown, never a gate: another machine has other times. */
  readonly aim?: number;
  /** How many samples it is of. */
  readonly samples?: number;
}

export interface BenchOptions {
  /** Another server of the same paths, to be measured in the same run; null without one. */
  readonly peer: string | null;
}

/** What a file of `bench/` exports as `run`. */
export type Bench = (options: BenchOptions) => Promise<readonly Figure[]>;
