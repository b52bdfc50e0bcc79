import path from "node:path";
import { foreignError } from "../../core/failure/foreignError.ts";
import { writeFileSync } from "../../files/filesNow.ts";
import { createTextContext } from "../../text/createTextContext.ts";
import { annotate } from "../terminal/annotation.ts";
import { exitCodeOf } from "../terminal/exitCode.ts";
import type { ExitCode, TerminalIo } from "../terminal/io.ts";
import { plainTexts } from "../terminal/plainText.ts";
import { Refusal } from "../terminal/readOptions.ts";
import { type Sink, sinkOf } from "../terminal/sink.ts";
import { styleFor } from "../terminal/style.ts";
import { annotateRemarks } from "./lintAnnotations.ts";
import { lintDocument } from "./lintDocument.ts";
import { lintFailOnSentence } from "./lintFailOn.ts";
import { lintFiles } from "./lintFiles.ts";
import { remarkLine, summaryLines } from "./lintLines.ts";
import { type LintOptions, lintOptions } from "./lintOptions.ts";
import { sarifOf } from "./sarif.ts";
import { lintUsage } from "./usage.ts";
import { slashed } from "./walk.ts";

/**
 * Runs `balance-lens lint`: stdout gets a line for each remark and what was read, or one JSON document; everything else goes to
 * stderr. See `ExitCode`; 1 also where something could not be read, since nobody knows what is in it.
 * @param folder where it was started
 */
export async function runLint(
  argv: readonly string[],
  terminal: TerminalIo,
  folder: string = process.cwd(),
): Promise<ExitCode> {
  const io = sinkOf(terminal);
  try {
    const options = lintOptions(argv);
    if (options !== null) return await lint(options, io, folder);
    io.print(lintUsage());
    return exitCodeOf({});
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    io.say(error.message);
    return exitCodeOf({ couldNotRun: true });
  }
}

async function lint(options: LintOptions, io: Sink, folder: string): Promise<ExitCode> {
  const context = createTextContext({ messages: {}, locale: "en-US", now: io.clock.now() });
  const style = styleFor(io);
  const shown = (file: string) => slashed(path.relative(folder, file)) || ".";
  const linted = await lintFiles(options, {
    folder,
    context,
    watch: {
      signal: io.signal,
      onRemarks: (remarks) => {
        const lines = remarks.map((remark) => `${remarkLine(remark, shown(remark.file), style)}\n`);
        if (!options.json) io.draw(lines.join(""));
      },
    },
  });
  if (io.signal.aborted) return exitCodeOf({ isStopped: true });
  if (options.json) io.json(`${JSON.stringify(plainTexts(lintDocument(linted, shown)), null, 2)}\n`);
  else io.print(`${linted.remarks.length > 0 ? "\n" : ""}${summaryLines(linted, context).join("\n")}\n`);

  const inRepository = pathsFrom(io.env.GITHUB_WORKSPACE || folder);
  if (options.sarif !== null) writeSarif(options.sarif, plainTexts(sarifOf(linted, inRepository, context)), folder);
  const failed = lintFailOnSentence(linted.remarks, options.failOn);
  if (options.github) annotateRemarks(linted.remarks, inRepository, io);
  for (const { file, why } of linted.unreadable) {
    const sentence = `${shown(file)} was not read: ${why}.`;
    io.say(sentence);
    if (options.github) annotate({ level: "error", title: "Balance Lens", message: sentence }, io);
  }
  if (failed !== null) io.say(failed);
  return exitCodeOf({ couldNotRun: linted.unreadable.length > 0, isFailOnMet: failed !== null });
}

/** Paths from a folder, and null for files outside of it. */
function pathsFrom(folder: string): (file: string) => string | null {
  return (file) => {
    const relative = path.relative(folder, file);
    return relative.split(path.sep)[0] === ".." || path.isAbsolute(relative) ? null : slashed(relative);
  };
}

/** @throws Refusal where it cannot be written */
function writeSarif(file: string, sarif: unknown, folder: string): void {
  try {
    writeFileSync(path.resolve(folder, file), `${JSON.stringify(sarif, null, 2)}\n`, { mode: 0o666 });
  } catch (error) {
    throw new Refusal(`${file} could not be written: ${foreignError(error)}.`);
  }
}
