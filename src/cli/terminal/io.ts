import type { Clock, Ids } from "../../core/run/ports.ts";

/** What a terminal program needs of the world: the entry file passes `process`, tests pass fakes. */
export interface TerminalIo {
  stdout(text: string): void;
  stderr(text: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether stdout is a terminal rather than a file or a pipe. */
  readonly isTerminal: boolean;
  /** Whether stderr is a terminal, which may show progress. */
  readonly isErrorTerminal: boolean;
  /** Columns of that terminal; null when it does not say. */
  readonly columns: number | null;
  /** Ctrl+C. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** Random UUIDs. */
  readonly ids: Ids;
}

/** 0: ran. 1: could not run. 2: ran, and something of `--fail-on` was met. 130: stopped by Ctrl+C. */
export type ExitCode = 0 | 1 | 2 | 130;
