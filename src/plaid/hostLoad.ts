/** A measure of how busy this process's event loop was since `startHostLoad`. */
export interface HostLoad {
  /** True when the loop was occupied so long that the figures of a call in that time cannot be trusted. */
  busy(): boolean;
}

/** Below this much occupied time a call's figure is off by too little to matter, however busy the loop: ms. */
const toleratedMs = 20;
/** A loop that is occupied for a smaller share of a call was mostly waiting, as it should. */
const toleratedShare = 0.3;

interface LoopUse {
  /** ms the loop was occupied. */
  readonly active: number;
  /** Share of the time it was occupied, 0 to 1. */
  readonly utilization: number;
}

/** Node's part of `performance`, which a page's types hide wherever both are loaded. */
const loop = performance as unknown as { eventLoopUtilization(before?: LoopUse): LoopUse };

/** Event loop utilisation tells a slow server from a host that came late to its answer; reading it costs 0.2 µs. */
export function startHostLoad(): HostLoad {
  const before = loop.eventLoopUtilization();
  return {
    busy: () => {
      const during = loop.eventLoopUtilization(before);
      return during.active > toleratedMs && during.utilization > toleratedShare;
    },
  };
}
