import type { Comparison } from "../../../core/comparison/comparison.ts";
import { redact } from "../../../core/masking/redact.ts";
import type { Reading } from "../../../core/reading/reading.ts";
import type { SnippetLanguage } from "../../../core/snippetLanguage.ts";
import { oneLine } from "../../controlCharacters.ts";
import type { TextContext } from "../../segment.ts";
import { callComments } from "./callComments.ts";
import { curlSnippet } from "./curlSnippet.ts";
import { goSnippet } from "./goSnippet.ts";
import { javaSnippet } from "./javaSnippet.ts";
import { nodeSnippet } from "./nodeSnippet.ts";
import { plainUrl } from "./plainUrl.ts";
import { powershellSnippet } from "./powershellSnippet.ts";
import { pythonSnippet } from "./pythonSnippet.ts";
import { readingRequest } from "./readingRequest.ts";
import { rubySnippet } from "./rubySnippet.ts";
import type { SnippetInput } from "./snippet.ts";

const writers: Readonly<Record<SnippetLanguage, (input: SnippetInput) => string>> = {
  curl: curlSnippet,
  powershell: powershellSnippet,
  node: nodeSnippet,
  python: pythonSnippet,
  ruby: rubySnippet,
  go: goSnippet,
  java: javaSnippet,
};

export interface CopyInput {
  readonly comparison: Comparison;
  readonly reading: Reading;
  readonly language: SnippetLanguage;
  /** The server to call when `PLAID_BASE_URL` is not set, without a trailing slash. */
  readonly baseUrl: string;
}

/**
 * A reading's call as code that repeats it. Keys and token are read from `PLAID_CLIENT_ID`, `PLAID_SECRET` and
 * `PLAID_ACCESS_TOKEN`; their values are never in it. Null for an evaluation whose account is unknown.
 */
export function readingAs(input: CopyInput, context: TextContext): string | null {
  const { comparison, reading, language, baseUrl } = input;
  const request = readingRequest(comparison, reading);
  if (request === null) return null;
  const comments = callComments(reading, request, context).map(oneLine);
  return redact(writers[language]({ request, baseUrl: plainUrl(baseUrl), comments }), []);
}
