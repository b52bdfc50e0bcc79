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
 * Runs a module of JavaScript in a process of its own.
 * @param how.compileCache where Node finds what it compiled before
 * @param how.under a command that is given Node's command line to run; none when absent
 */
export function startProgram<Line>(
  module: string,
  args: readonly string[],
  { compileCache, under = [] }: { readonly compileCache?: string | undefined; readonly under?: readonly string[] },
): Program<Line> {
  const node = [process.execPath, "--no-warnings", "--input-type=module", "-e", module, ...args];
  const [command = "", ...rest] = [...under, ...node];
  const child = spawn(command, rest, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...(compileCache !== undefined && { NODE_COMPILE_CACHE: compileCache }) },
  });
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
