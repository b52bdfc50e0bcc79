import type { Certainty } from "../../src/core/findings/finding.ts";

/** Fewer sayings than this say nothing of a code. */
export const fewest = 60;

/** The least that the lower end of the interval must be for each word; a certain one must always be right. */
export const leastShare: Readonly<Record<Certainty, number>> = { certain: 0, likely: 0.9, possible: 0.5 };
