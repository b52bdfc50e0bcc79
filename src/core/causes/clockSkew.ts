import { type Codes, docs, type Rule } from "./cause.ts";

export const codes: Codes = {
  "clock-skew": { no: 41, most: "certain" },
};

/**
 * The times in the answers contradict the order of the calls, or a stamp is later than the answer that gives it.
 * Certain: a call that began after another ended cannot have been answered before it. Every interval is widened by that
 * much.
 */
export const clockSkew: Rule = {
  place: 270,
  find: ({ times, ok }) => {
    if (times.skewMs === 0) return [];
    return [
      {
        fact: {
          code: "clock-skew",
          certainty: "certain",
          severity: "info",
          accountIds: [],
          readings: ok.map(({ id }) => id),
          evidence: [],
          params: { skew: { kind: "duration", ms: times.skewMs } },
          advice: "check-clocks",
          docUrl: docs.item,
        },
      },
    ];
  },
};
