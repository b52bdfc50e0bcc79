import { oneLine, plainJson, plainLines } from "../../text/steering.ts";
import type { TerminalIo } from "./io.ts";

const escapeCode = "\u001b";

/** What `styleFor` writes. */
const ownStyle = new RegExp(`(${escapeCode}\\[(?:1|2|22|31|33|39)m)`, "u");

/** Back to the start of the line, and nothing left on it. */
const wipe = `\r${escapeCode}[2K`;

/**
 * The only way to a terminal: everything passes here, and nothing leaves it that a terminal acts on but line feeds, and
 * the colours and the one moving line that are ours.
 */
export interface Sink extends Omit<TerminalIo, "stdout" | "stderr"> {
  /** A line of words on stderr: sentences, which may quote a file, an argument or a server. */
  say(sentence: string): void;
  /** Words on stdout as they are, in lines. */
  print(text: string): void;
  /** A report with the colours of `styleFor`. What it is drawn from must have passed `plainTexts`: a colour is a colour. */
  draw(report: string): void;
  /** JSON on stdout. */
  json(text: string): void;
  /** Replaces the one line on stderr that moves; with an empty text it is gone. */
  move(line: string): void;
}

export function sinkOf({ stdout, stderr, ...io }: TerminalIo): Sink {
  return {
    ...io,
    say: (sentence) => stderr(`${oneLine(sentence)}\n`),
    print: (text) => stdout(plainLines(text)),
    draw: (report) => stdout(report.split(ownStyle).map(unlessOurs).join("")),
    json: (text) => stdout(plainJson(text)),
    move: (line) => stderr(`${wipe}${oneLine(line)}`),
  };
}

/** Every second part is what the pattern found. */
function unlessOurs(part: string, index: number): string {
  return index % 2 === 1 ? part : plainLines(part);
}
