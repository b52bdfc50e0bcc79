import { numbersFrom } from "../random.ts";

export type LatencyProfile = "none" | "sandbox" | "production";

/** What a call waits for: the bank, Plaid's scores, or only Plaid's copy. */
export type Wait = "bank" | "scores" | "cached";

/** Median and 95th percentile in ms; a log-normal curve goes through both. */
interface Spread {
  readonly median: number;
  readonly high: number;
  readonly most: number;
}

/**
 * Real-time calls wait for the bank, cached ones do not. `production` is what Plaid publishes (p50 about 3 s, p95 about
 * 11 s, 30 s and more now and then: https://plaid.com/docs/balance/; scores p50 about 1 s, p95 under 2 s:
 * https://plaid.com/docs/payments/); `sandbox` is what others measured of Plaid's Sandbox.
 */
const spreads: Readonly<Record<Exclude<LatencyProfile, "none">, Readonly<Record<Wait, Spread>>>> = {
  sandbox: {
    cached: { median: 100, high: 150, most: 250 },
    scores: { median: 500, high: 700, most: 900 },
    bank: { median: 1500, high: 1900, most: 2500 },
  },
  production: {
    cached: { median: 120, high: 300, most: 800 },
    scores: { median: 1000, high: 1800, most: 4000 },
    bank: { median: 3000, high: 11_000, most: 35_000 },
  },
};

/** How many standard deviations the 95th percentile lies above the median. */
const highAt = 1.6449;

/**
 * ms an answer takes, decided by the profile and the request alone.
 * @param key the request's own key, so that other calls cannot change it
 */
export function latencyOf(profile: LatencyProfile, kind: Wait, key: string): number {
  if (profile === "none") return 0;
  const { median, high, most } = spreads[profile][kind];
  const draw = numbersFrom(`latency ${key}`);
  const normal = Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  return Math.round(Math.min(most, median * Math.exp((Math.log(high / median) / highAt) * normal)));
}
