import { redact } from "../../core/masking/redact.ts";
import { oneLine } from "../../text/controlCharacters.ts";
import type { Sink } from "./sink.ts";

/** Annotations that GitHub keeps of each level in one step; it drops the rest without a message. */
export const mostOfALevel = 10;

/** Something to see beside a run of GitHub Actions, at its place in a file where it has one. */
export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly title: string;
  readonly message: string;
  readonly at?: {
    /** From the root of the repository, with `/` between its names. */
    readonly path: string;
    readonly line: number;
    readonly endLine: number;
    readonly column: number;
    readonly endColumn: number;
  };
}

/** Writes one line to stderr: GitHub reads both streams, and stdout may be one JSON document. */
export function annotate({ level, title, message, at }: Annotation, io: Sink): void {
  const place =
    at === undefined
      ? ""
      : `file=${property(redact(at.path, []))},line=${at.line},endLine=${at.endLine},col=${at.column},endColumn=${at.endColumn},`;
  io.command(`::${level} ${place}title=${property(shown(title))}::${data(shown(message))}`);
}

/** What is read by people has no line breaks; a file may have some in its name. */
function shown(text: string): string {
  return redact(oneLine(text), []);
}

/**
 * Encodes a value as GitHub's runner decodes it. Source: https://github.com/actions/toolkit,
 * `packages/core/src/command.ts`.
 */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
