/** What a layer came to. */
export interface LayerResult {
  readonly passed: number;
  readonly failed: number;
  /** Said below the layer's line, e.g. which VS Code it ran in. */
  readonly notes: readonly string[];
}

/**
 * The counts as a runner reported them, made honest: a runner that ended badly, or ran nothing, has failed even where
 * no single test did.
 */
export function layerResult(counts: {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly exitCode: number | null;
  readonly notes?: readonly string[];
}): LayerResult {
  const notes = [...(counts.notes ?? [])];
  if (counts.skipped > 0) notes.push(`${counts.skipped} skipped`);
  let { failed } = counts;
  if (counts.passed + failed === 0) {
    failed = 1;
    notes.push("no test ran");
  } else if (failed === 0 && counts.exitCode !== 0) {
    failed = 1;
    notes.push(`the runner ended with ${counts.exitCode} although no test failed`);
  }
  return { passed: counts.passed, failed, notes };
}
