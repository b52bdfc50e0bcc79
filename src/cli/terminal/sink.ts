import { redact } from "../../core/masking/redact.ts";
import { isolateRuns } from "../../text/bidi.ts";
import { oneLine, plainJson, plainLines } from "../../text/steering.ts";
import type { TerminalIo } from "./io.ts";

const escapeCode = "\u001b";

/** What `styleFor` writes. */
const ownStyle = new RegExp(`(${escapeCode}\\[(?:1|2|22|31|33|39)m)`, "u");

/** Back to the start of the line, and nothing left on it. */
const wipe = `\r${escapeCode}[2K`;

/**
 * The only way to a terminal: everything passes here, no token of Plaid's leaves it, and nothing that a terminal acts on but line
 * feeds, the colours, the one moving line and the marks around words that read from right to left, which are ours.
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
  /** A line on stderr that GitHub Actions acts on; nothing else that is written here is one to it. */
  command(line: string): void;
}

export function sinkOf({ stdout, stderr, ...io }: TerminalIo): Sink {
  const isGitHub = io.env.GITHUB_ACTIONS === "true";
  // A token typed in a wrong place, or quoted by a server, must not stand in the log of a build.
  const words = (text: string) => redact(isGitHub ? withoutCommands(text) : text, []);
  return {
    ...io,
    say: (sentence) => stderr(`${words(isolateRuns(oneLine(sentence)))}\n`),
    print: (text) => stdout(words(isolateRuns(plainLines(text)))),
    draw: (report) => stdout(words(report.split(ownStyle).map(unlessOurs).join(""))),
    // What begins a command stands in strings alone, where it may be written in another way.
    json: (text) => {
      const plain = redact(plainJson(text), []);
      stdout(isGitHub ? plain.replaceAll("##[", "#\\u0023[") : plain);
    },
    move: (line) => stderr(`${wipe}${words(isolateRuns(oneLine(line)))}`),
    command: (line) => stderr(`${redact(oneLine(line), [])}\n`),
  };
}

/** Lines in which GitHub's runner finds no command: it takes `::` at the start of a line for one, and `##[` anywhere. */
function withoutCommands(text: string): string {
  return text.replaceAll(/^([^\S\n]*:):/gm, "$1 :").replaceAll("##[", "# #[");
}

/** Every second part is what the pattern found. */
function unlessOurs(part: string, index: number): string {
  return index % 2 === 1 ? part : isolateRuns(plainLines(part));
}
