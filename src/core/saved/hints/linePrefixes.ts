import { withoutColours } from "../withoutColours.ts";
import { type When, whenIn } from "./when.ts";

/** The text of one stream of a log, without what a container or a shell wrote before each of its lines. */
export interface PlainStream {
  readonly text: string;
  /** The time that was written before the line at an offset; null when none was. */
  whenAt(offset: number): When | null;
}

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

/** A part of an issue or a mail that was quoted. */
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

/** Docker's `json-file` driver: one JSON record a line of output; one that is too long is in several. */
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

/** So many lines with something in them tell in which form all are. */
const looked = 40;

/**
 * The streams of a text in which every line has a prefix of a known form, each without it, so that a body over many
 * lines is whole again; null for any other text.
 */
export function plainStreams(text: string): readonly PlainStream[] | null {
  const head = firstLines(text);
  const form = forms.find(
    (each) => head.length > 0 && head.filter((line) => each(line) !== null).length >= head.length * 0.9,
  );
  if (form === undefined) return null;
  // A time before each line that has no more to it is a log's own, and no prefix: only bodies over many lines need it.
  if (form === forms[3] && !head.some((line) => /^\s*["'}\]]/.test(form(line)?.rest ?? ""))) return null;
  // Where compose wrote no times, a time at the start of a line is the service's own.
  const isOwnTime = form === forms[1] && head.some((line) => form(line)?.time === "");
  const streams = new Map<string, StreamText>();
  for (let at = 0; at < text.length; ) {
    const lineEnd = text.indexOf("\n", at);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const line = text.slice(at, text[end - 1] === "\r" ? end - 1 : end);
    at = end + 1;
    const found = form(line) ?? { stream: "", time: "", rest: line, isPart: false };
    const prefix = isOwnTime && found.time !== "" ? { ...found, time: "", rest: `${found.time} ${found.rest}` } : found;
    const stream = streams.get(prefix.stream) ?? new StreamText();
    streams.set(prefix.stream, stream);
    stream.add(prefix);
  }
  return [...streams.values()].map((stream) => stream.end());
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

class StreamText {
  readonly #parts: string[] = [];
  readonly #starts: number[] = [];
  readonly #times: string[] = [];
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

  end(): PlainStream {
    const starts = this.#starts;
    const times = this.#times;
    return {
      text: this.#parts.join(""),
      whenAt(offset) {
        let low = 0;
        let high = starts.length - 1;
        while (low < high) {
          const middle = (low + high + 1) >> 1;
          if ((starts[middle] ?? 0) <= offset) low = middle;
          else high = middle - 1;
        }
        return whenIn(times[low] ?? "");
      },
    };
  }
}
