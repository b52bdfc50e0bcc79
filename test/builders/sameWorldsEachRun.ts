import fc from "fast-check";

/**
 * Vitest runs this before each test file of unit and contract. Property tests then meet the same worlds in every run, so
 * that a failure in CI is a failure here. `FAST_CHECK_SEED=7 npm test -- unit` looks at other worlds.
 */
fc.configureGlobal({ seed: Number(process.env["FAST_CHECK_SEED"] ?? 15) });
