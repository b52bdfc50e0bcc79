import { spawn } from "node:child_process";
import { once } from "node:events";

/** A process that does one thing after another, and says of each once it was acknowledged: a JSON value a line. */
export interface Program<Line> {
  /** Every line, in order, once it has ended. A line that was cut off was not said. */
  readonly ended: Promise<readonly Line[]>;
  /**
   * Kills it, so many ms after it said so many lines: how much it acknowledges before does not hang on how fast the
   * machine is. Resolves as `ended`.
   */
  killAfter(lines: number, ms: number): Promise<readonly Line[]>;
}

/**
 * Runs a program in a process of its own.
 * @param file a file that `bundled` wrote
 * @param under a command that is given Node's command line to run
 */
export function startProgram<Line>(
  file: string,
  args: readonly string[],
  under: readonly string[] = [],
): Program<Line> {
  const [command = "", ...rest] = [...under, process.execPath, "--no-warnings", file, ...args];
  const child = spawn(command, rest, { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  let whenSaid: () => void = () => undefined;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    whenSaid();
  });
  const linesOf = () => said.split("\n").slice(0, -1);
  const ended = once(child, "close").then(() => linesOf().map((line) => JSON.parse(line) as Line));
  return {
    ended,
    async killAfter(lines, ms) {
      const isSaid = new Promise<void>((resolve) => {
        whenSaid = () => {
          if (linesOf().length >= lines) resolve();
        };
        whenSaid();
      });
      await Promise.race([isSaid, ended]);
      setTimeout(() => child.kill("SIGKILL"), ms);
      return ended;
    },
  };
}
