import { firstPlace } from "../../firstPlace.ts";
import { withoutColours } from "../withoutColours.ts";
import { timeIn, type WrittenTime } from "./writtenTime.ts";

/** What is before each line: the stream it is of, the time, and where the line itself begins. */
interface Prefix {
  readonly stream: string;
  readonly time: string;
  readonly rest: string;
  /** Whether the line goes on in the next one of its stream. */
  readonly isPart: boolean;
}

type Form = (line: string) => Prefix | null;

const isoTime = String.raw`\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?:Z|[+-]\d{2}:?\d{2})`;
/** Kubernetes' container runtime: `TIME stdout F LINE`. */
const cri = new RegExp(`^(${isoTime}) (stdout|stderr) ([FP]) (.*)$`);
/** `docker compose logs`: `web-1  | LINE`; with `-t` the time before the line. */
const compose = new RegExp(String.raw`^([\w.-]{1,60}) *\| ?(?:(${isoTime}) )?(.*)$`);
/** `docker logs -t`, GitHub's step logs, Heroku's `TIME app[web.1]: LINE`. */
const timed = new RegExp(String.raw`^(${isoTime}) (?:([\w.-]+\[[\w.-]+\]): )?(.*)$`);
/** `kubectl logs --prefix`. */
const kubectl = /^\[(pod\/[^\]\s]+)\] (.*)$/;

/** A quoted part of an issue or a mail. */
const quoted = /^> ?(.*)$/;

const forms: readonly Form[] = [
  (line) => {
    const [, time = "", stream = "", flag, rest] = cri.exec(line) ?? [];
    return rest === undefined ? null : { stream, time, rest, isPart: flag === "P" };
  },
  (line) => {
    const [, stream = "", time = "", rest] = compose.exec(line) ?? [];
    return rest === undefined ? null : { stream, time, rest, isPart: false };
  },
  (line) => {
    const [, stream = "", rest] = kubectl.exec(line) ?? [];
    return rest === undefined ? null : { stream, time: "", rest, isPart: false };
  },
  (line) => {
    const [, time = "", stream = "", rest] = timed.exec(line) ?? [];
    return rest === undefined ? null : { stream, time, rest, isPart: false };
  },
  dockerRecord,
  (line) => {
    const [, rest] = quoted.exec(line) ?? [];
    return rest === undefined ? null : { stream: "", time: "", rest, isPart: false };
  },
];

/** Docker's `json-file` driver: a JSON record for each line of output, or several for a long line. */
function dockerRecord(line: string): Prefix | null {
  if (!line.startsWith('{"log":')) return null;
  try {
    const record: unknown = JSON.parse(line);
    if (typeof record !== "object" || record === null || !("log" in record) || typeof record.log !== "string")
      return null;
    const text = withoutColours(record.log);
    const stream = "stream" in record && typeof record.stream === "string" ? record.stream : "";
    const time = "time" in record && typeof record.time === "string" ? record.time : "";
    const isPart = !text.endsWith("\n");
    return { stream, time, rest: isPart ? text : text.slice(0, -1), isPart };
  } catch {
    return null;
  }
}

/** The number of non-empty lines that decide the form of all. */
const looked = 40;

/**
 * Removes the prefixes of a text in which every line has one of a known form, so that a body over many lines is whole
 * again; null for any other text. `head` is the text's beginning.
 */
export function prefixedLines(head: string): PrefixedLines | null {
  const lines = firstLines(head);
  const form = forms.find(
    (each) => lines.length > 0 && lines.filter((line) => each(line) !== null).length >= lines.length * 0.9,
  );
  if (form === undefined) return null;
  // A time before lines that are records of their own is the log's, and no prefix: only bodies over many lines need
  // this.
  if (form === forms[3] && !lines.some((line) => /^\s*["'}\]]/.test(form(line)?.rest ?? ""))) return null;
  // Where Docker Compose wrote no times, a time at the start of a line is the service's own.
  return new PrefixedLines(form, form === forms[1] && lines.some((line) => form(line)?.time === ""));
}

export class PrefixedLines {
  readonly #form: Form;
  readonly #isOwnTime: boolean;
  readonly #streams = new Map<string, PlainStream>();

  constructor(form: Form, isOwnTime: boolean) {
    this.#form = form;
    this.#isOwnTime = isOwnTime;
  }

  /** Takes the next lines. @returns the streams that have some of them */
  add(text: string): readonly PlainStream[] {
    const touched = new Set<PlainStream>();
    for (let at = 0; at < text.length; ) {
      const lineEnd = text.indexOf("\n", at);
      const end = lineEnd < 0 ? text.length : lineEnd;
      const line = text.slice(at, text[end - 1] === "\r" ? end - 1 : end);
      at = end + 1;
      const prefix = this.#prefixOf(line);
      const stream = this.#streams.get(prefix.stream) ?? new PlainStream();
      this.#streams.set(prefix.stream, stream);
      touched.add(stream);
      stream.add(prefix);
    }
    return [...touched];
  }

  #prefixOf(line: string): Prefix {
    const prefix = this.#form(line) ?? { stream: "", time: "", rest: line, isPart: false };
    return this.#isOwnTime && prefix.time !== ""
      ? { ...prefix, time: "", rest: `${prefix.time} ${prefix.rest}` }
      : prefix;
  }
}

function firstLines(text: string): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at < text.length && lines.length < looked; ) {
    const found = text.indexOf("\n", at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, end).replace(/\r$/, "");
    if (line.trim() !== "") lines.push(line);
    at = end + 1;
  }
  return lines;
}

/** One stream of a log, without the prefixes that a container or a shell added to its lines. */
export class PlainStream {
  #parts: string[] = [];
  #starts: number[] = [];
  #times: string[] = [];
  #length = 0;
  #goesOn = false;

  add({ time, rest, isPart }: Prefix): void {
    if (!this.#goesOn) {
      this.#starts.push(this.#length);
      this.#times.push(time);
    }
    const written = isPart ? rest : `${rest}\n`;
    this.#parts.push(written);
    this.#length += written.length;
    this.#goesOn = isPart;
  }

  /** The text added since the last call. */
  taken(): string {
    const text = this.#parts.join("");
    this.#parts = [];
    return text;
  }

  /** The time before the line at an offset; null where there is none. */
  whenAt(offset: number): WrittenTime | null {
    return timeIn(this.#times[this.#lineAt(offset)] ?? "");
  }

  /** Forgets the times of lines before an offset. */
  forget(offset: number): void {
    const line = this.#lineAt(offset);
    this.#starts = this.#starts.slice(line);
    this.#times = this.#times.slice(line);
  }

  #lineAt(offset: number): number {
    return Math.max(0, firstPlace(this.#starts, (start) => start > offset) - 1);
  }
}
