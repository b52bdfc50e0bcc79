import path from "node:path";
import { withLock } from "./lock.mjs";
import { cache } from "./places.mts";

/** Runs `work` while no other script of this checkout does the work of that name; says so when it has to wait. */
export function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  const waiting = (owner: number | null) =>
    process.stderr.write(`Waiting for process ${owner ?? "?"}, which does the same (${name}) …\n`);
  return withLock({ folder: path.join(cache, `${name}.lock`), waiting }, work);
}
