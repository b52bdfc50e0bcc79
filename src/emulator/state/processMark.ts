import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Identifies a process: ids are reused, and each container counts them anew. */
export interface ProcessMark {
  readonly pid: number;
  /** ms since the epoch, with fractions: its start, by its own clock. */
  readonly born: number;
  /** The space in which its id is unique: the machine since its last start, and on it the process namespace. */
  readonly machine: string;
}

export function thisProcess(): ProcessMark {
  return { pid: process.pid, born: performance.timeOrigin, machine: machineMark() };
}

export function isThisProcess({ pid, born, machine }: ProcessMark): boolean {
  const here = thisProcess();
  return pid === here.pid && born === here.born && machine === here.machine;
}

/** Linux alone has several process namespaces on one machine, and names the current one. */
function machineMark(): string {
  const parts = [hostname()];
  for (const read of [
    () => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim(),
    () => readlinkSync("/proc/self/ns/pid"),
  ]) {
    try {
      parts.push(read());
    } catch {
      // On other systems the host name has to do.
    }
  }
  return parts.join(" ");
}
