import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";

/** What a process writes to its standard output, a JSON value a line. */
export interface SaidBy<Line> {
  /** Resolves with its first words, or at its end. */
  readonly begun: Promise<unknown>;
  /** Every line, in order, once it has ended. A line that was cut off was not said. */
  readonly ended: Promise<readonly Line[]>;
}

export function saidBy<Line>(child: ChildProcess & { readonly stdout: Readable }): SaidBy<Line> {
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ended = once(child, "close").then(() =>
    said
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Line),
  );
  return { begun: Promise.race([once(child.stdout, "data"), ended]), ended };
}
