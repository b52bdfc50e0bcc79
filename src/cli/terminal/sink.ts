import { redact } from "../../core/masking/redact.ts";
import { isolateRuns } from "../../text/bidi.ts";
import { oneLine, plainJson, plainLines } from "../../text/controlCharacters.ts";
import type { TerminalIo } from "./io.ts";

const escapeCode = "\u001b";

/** The escape sequences of `styleFor`. */
const ownStyle = new RegExp(`(${escapeCode}\\[(?:1|2|22|31|33|39)m)`, "u");

/** Returns to the start of the line and erases it. */
const wipe = `\r${escapeCode}[2K`;

/**
 * The only way to write to the terminal. It removes every token of Plaid's, and every character that a terminal acts on
 * except line feeds, our colours, our one moving line, and the isolates around right-to-left words.
 */
export interface Sink extends Omit<TerminalIo, "stdout" | "stderr"> {
  /** Writes a sentence to stderr, which may quote a file, an argument or a server. */
  say(sentence: string): void;
  /** Writes lines of text to stdout. */
  print(text: string): void;
  /**
   * Writes a report with the colours of `styleFor` to stdout. Its data must have passed `plainTexts`: colours from
   * outside could not be told apart.
   */
  draw(report: string): void;
  /** Writes JSON to stdout. */
  json(text: string): void;
  /** Replaces the moving line on stderr; an empty text removes it. */
  move(line: string): void;
  /** Writes a command for GitHub Actions to stderr; no other text that is written here is taken for one. */
  command(line: string): void;
}

export function sinkOf({ stdout, stderr, ...io }: TerminalIo): Sink {
  const isGitHub = io.env.GITHUB_ACTIONS === "true";
  // A token that was typed in the wrong place, or quoted by a server, must not get into a build's log.
  const words = (text: string) => redact(isGitHub ? withoutCommands(text) : text, []);
  return {
    ...io,
    say: (sentence) => stderr(`${words(isolateRuns(oneLine(sentence)))}\n`),
    print: (text) => stdout(words(isolateRuns(plainLines(text)))),
    draw: (report) => stdout(words(report.split(ownStyle).map(unlessOurs).join(""))),
    // What would begin a command occurs inside strings alone, where it can be escaped.
    json: (text) => {
      const plain = redact(plainJson(text), []);
      stdout(isGitHub ? plain.replaceAll("##[", "#\\u0023[") : plain);
    },
    move: (line) => stderr(`${wipe}${words(isolateRuns(oneLine(line)))}`),
    command: (line) => stderr(`${redact(oneLine(line), [])}\n`),
  };
}

/** Changes lines that GitHub's runner would take for a command: `::` at the start of a line, and `##[` anywhere. */
function withoutCommands(text: string): string {
  return text.replaceAll(/^([^\S\n]*:):/gm, "$1 :").replaceAll("##[", "# #[");
}

/** Odd parts matched the pattern, so they are our own. */
function unlessOurs(part: string, index: number): string {
  return index % 2 === 1 ? part : isolateRuns(plainLines(part));
}
