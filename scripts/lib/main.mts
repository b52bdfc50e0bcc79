import { PlainFailure } from "./step.mjs";

/** Runs a script's work, which resolves to its exit code. */
export async function main(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    reportFailure(error);
  }
}

/** A failure that explains itself is shown as its sentence, any other with its stack; the process will exit with 1. */
export function reportFailure(error: unknown): void {
  const shown = error instanceof PlainFailure ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${shown}\n`);
  process.exitCode = 1;
}
