import { redact } from "../core/masking/redact.ts";
import { plainLines } from "../text/controlCharacters.ts";
import type { SecretValues } from "./secretValues.ts";

/** What is used of VS Code's `LogOutputChannel`. */
export interface LogSink {
  error(message: string): void;
  warn(message: string): void;
  info(message: string): void;
  debug(message: string): void;
}

/** One call as the log shows it: never a body, a header or a token. */
export interface RequestLine {
  readonly endpoint: string;
  readonly status: string;
  readonly ms: number | null;
  readonly requestId: string | null;
}

/**
 * The extension's log. Every entry is redacted by `core`, whoever wrote it, and holds nothing that a terminal or an
 * editor acts on. The lines of an entry after its first are indented, so that none looks like an entry.
 */
export class Log {
  readonly #sink: LogSink;
  readonly #secrets: SecretValues;

  constructor(sink: LogSink, secrets: SecretValues) {
    this.#sink = sink;
    this.#secrets = secrets;
  }

  error(message: string): void {
    this.#sink.error(this.#entry(message));
  }

  warn(message: string): void {
    this.#sink.warn(this.#entry(message));
  }

  info(message: string): void {
    this.#sink.info(this.#entry(message));
  }

  debug(message: string): void {
    this.#sink.debug(this.#entry(message));
  }

  request(line: RequestLine): void {
    const ms = line.ms === null ? "-" : `${Math.round(line.ms)} ms`;
    this.info(`POST ${line.endpoint} ${line.status} ${ms} ${line.requestId ?? "-"}`);
  }

  #entry(message: string): string {
    return plainLines(this.redacted(message)).replaceAll(/\n+/g, "\n    ");
  }

  /** The text without any secret that this window knows. */
  redacted(text: string): string {
    return redact(text, this.#secrets.list());
  }
}
