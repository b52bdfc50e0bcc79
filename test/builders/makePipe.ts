import { execFileSync } from "node:child_process";

/** POSIX has it everywhere; Node cannot make one. */
const maker = "mkfifo";

/** A named pipe that nobody writes into: whoever opens it to read waits without an end. Needs `pipes`. */
export function makePipe(file: string): void {
  execFileSync(maker, [file]);
}
