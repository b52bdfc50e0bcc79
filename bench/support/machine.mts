import { availableParallelism, cpus, loadavg, release, totalmem, type } from "node:os";

/** The machine a run was made on, in one sentence. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() || "unknown processor";
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} cores of ${model}, ${memory} GiB, ${type()} ${release()}, Node ${process.versions.node}`;
}

/** Programs that ran or waited to, on average over the last minute; Windows does not tell. */
export function load(): string {
  return loadavg()[0] === undefined || process.platform === "win32" ? "not told" : (loadavg()[0] ?? 0).toFixed(1);
}
