import { runCompare } from "../../../../src/cli/compare/runCompare.ts";
import type { ExitCode, TerminalIo } from "../../../../src/cli/terminal/io.ts";
import { randomIds, systemClock } from "../../../../src/systemClock.ts";

export interface Ran {
  readonly exitCode: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** A terminal that shows nothing and whose process has an empty environment. */
export const silentTerminal: TerminalIo = {
  stdout: () => undefined,
  stderr: () => undefined,
  env: {},
  isTerminal: false,
  isErrorTerminal: false,
  columns: null,
  signal: new AbortController().signal,
  clock: systemClock,
  ids: randomIds,
};

type Program = (argv: readonly string[], terminal: TerminalIo) => Promise<ExitCode>;

export function compareInTerminal(argv: readonly string[], io: Partial<TerminalIo> = {}): Promise<Ran> {
  return runInTerminal(runCompare, argv, io);
}

/** Runs a program as a terminal would, with nothing of this process's environment. */
export async function runInTerminal(
  program: Program,
  argv: readonly string[],
  io: Partial<TerminalIo> = {},
): Promise<Ran> {
  let out = "";
  let err = "";
  const exitCode = await program(argv, {
    ...silentTerminal,
    stdout: (text) => {
      out += text;
    },
    stderr: (text) => {
      err += text;
    },
    ...io,
  });
  return { exitCode, out, err };
}

/** A terminal whose person presses Ctrl+C when the first call has been answered. */
export function stoppedAfterFirstAnswer(): Partial<TerminalIo> {
  const controller = new AbortController();
  return {
    isErrorTerminal: true,
    signal: controller.signal,
    stderr: (text) => {
      if (/[1-9]\d* of \d+ calls answered/.test(text)) controller.abort();
    },
  };
}
