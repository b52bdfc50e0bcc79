/** A measure of how busy this process's event loop was since `startHostLoad`. */
export interface HostLoad {
  /** True when the loop was occupied so long that the figures of a call in that time cannot be trusted. */
  busy(): boolean;
}

/** Below this much occupied time a call's figure is off by too little to matter, however busy the loop: ms. */
const toleratedMs = 20;
/** A loop that is occupied for a smaller share of a call was mostly waiting, as it should. */
const toleratedShare = 0.3;

/** Event loop utilisation tells a slow server from a host that came late to its answer; reading it costs 0.2 µs. */
export function startHostLoad(): HostLoad {
  const before = performance.eventLoopUtilization();
  return {
    busy: () => {
      const during = performance.eventLoopUtilization(before);
      return during.active > toleratedMs && during.utilization > toleratedShare;
    },
  };
}
