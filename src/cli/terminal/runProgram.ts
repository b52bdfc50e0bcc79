import { foreignDefect } from "../../core/failure/foreignError.ts";
import { randomIds, systemClock } from "../../systemClock.ts";
import { plainLines } from "../../text/controlCharacters.ts";
import type { ExitCode, TerminalIo } from "./io.ts";

/** Runs a terminal program with this process as its terminal: its arguments, its streams, its exit code, Ctrl+C. */
export async function runProgram(
  program: (argv: readonly string[], terminal: TerminalIo) => Promise<ExitCode>,
): Promise<void> {
  const interrupt = new AbortController();
  process.once("SIGINT", () => interrupt.abort());
  process.once("SIGTERM", () => interrupt.abort());
  // Whoever reads us may stop early (`| head`); that is not a failure.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  try {
    process.exitCode = await program(process.argv.slice(2), {
      stdout: (text) => void process.stdout.write(text),
      stderr: (text) => void process.stderr.write(text),
      env: process.env,
      isTerminal: process.stdout.isTTY === true,
      isErrorTerminal: process.stderr.isTTY === true,
      columns: process.stdout.isTTY === true ? process.stdout.columns : null,
      signal: interrupt.signal,
      clock: systemClock,
      ids: randomIds,
    });
  } catch (error) {
    // A fault of this program. Node would write its words as they are, and they may quote a file or a server.
    process.stderr.write(`${plainLines(foreignDefect(error))}\n`);
    process.exitCode = 1;
  }
}
