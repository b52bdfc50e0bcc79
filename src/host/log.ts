import { redact } from "../core/redact.ts";
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

/** The extension's log. Every line passes the redaction of `core` on its way out, whoever wrote it. */
export class Log {
  readonly #sink: LogSink;
  readonly #secrets: SecretValues;

  constructor(sink: LogSink, secrets: SecretValues) {
    this.#sink = sink;
    this.#secrets = secrets;
  }

  error(message: string): void {
    this.#sink.error(this.redacted(message));
  }

  warn(message: string): void {
    this.#sink.warn(this.redacted(message));
  }

  info(message: string): void {
    this.#sink.info(this.redacted(message));
  }

  debug(message: string): void {
    this.#sink.debug(this.redacted(message));
  }

  request(line: RequestLine): void {
    const ms = line.ms === null ? "-" : `${Math.round(line.ms)} ms`;
    this.info(`POST ${line.endpoint} ${line.status} ${ms} ${line.requestId ?? "-"}`);
  }

  /** A text without any secret this window knows of. */
  redacted(text: string): string {
    return redact(text, this.#secrets.list());
  }
}
