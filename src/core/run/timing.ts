/** How long each part of a call took, in ms. A part that was not observed is absent, never 0. */
export interface TimingPhases {
  readonly queueMs?: number;
  readonly dnsMs?: number;
  readonly connectMs?: number;
  readonly tlsMs?: number;
  readonly firstByteMs?: number;
  readonly downloadMs?: number;
}

export interface CallTiming {
  /** Wall clock of this machine at the start, ISO 8601 with ms: for people. */
  readonly startedAt: string;
  /** Monotonic ms since the time origin of the process, at the start: for the order and the waterfall. */
  readonly startedMonotonicMs: number;
  /** Monotonic, start to last byte: for arithmetic. */
  readonly latencyMs: number;
  readonly phases: TimingPhases;
  readonly connection: "new" | "reused" | "unknown";
  /** True when this process was too busy during the call for the figure to be trusted. */
  readonly hostBusy: boolean;
}
