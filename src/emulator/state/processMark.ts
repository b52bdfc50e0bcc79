import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Tells a process from every other: ids are used again, and counted anew in each container. */
export interface ProcessMark {
  readonly pid: number;
  /** ms since the epoch, with fractions: when it began, as it says itself. */
  readonly born: number;
  /** Where its id means something: the machine since its last start, and there the space that ids are counted in. */
  readonly machine: string;
}

export function thisProcess(): ProcessMark {
  return { pid: process.pid, born: performance.timeOrigin, machine: machineMark() };
}

export function isThisProcess({ pid, born, machine }: ProcessMark): boolean {
  const here = thisProcess();
  return pid === here.pid && born === here.born && machine === here.machine;
}

/** Linux alone has several spaces of process ids on one machine, and says in which one this is. */
function machineMark(): string {
  const parts = [hostname()];
  for (const read of [
    () => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim(),
    () => readlinkSync("/proc/self/ns/pid"),
  ]) {
    try {
      parts.push(read());
    } catch {
      // Another system, or one that does not tell: the name has to do.
    }
  }
  return parts.join(" ");
}
