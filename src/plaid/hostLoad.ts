/** Measures how busy this process's event loop has been since `startHostLoad`. */
export interface HostLoad {
  /** True when the loop was occupied so long that the timings of a call in that time cannot be trusted. */
  busy(): boolean;
}

/** Occupied time, ms, below which a call's timings are off by too little to matter. */
const toleratedMs = 20;
/** A loop that is occupied for a smaller share of a call was mostly waiting, as it should be. */
const toleratedShare = 0.3;

interface LoopUse {
  /** ms the loop was occupied. */
  readonly active: number;
  /** Share of the time it was occupied, 0 to 1. */
  readonly utilization: number;
}

/** Node's part of `performance`, which the DOM's types hide where both are loaded. */
const loop = performance as unknown as { eventLoopUtilization(before?: LoopUse): LoopUse };

/**
 * Starts a measurement. Event loop utilization tells a slow server from a host that was late to read the response;
 * reading it costs 0.2 µs.
 */
export function startHostLoad(): HostLoad {
  const before = loop.eventLoopUtilization();
  return {
    busy: () => {
      const during = loop.eventLoopUtilization(before);
      return during.active > toleratedMs && during.utilization > toleratedShare;
    },
  };
}
