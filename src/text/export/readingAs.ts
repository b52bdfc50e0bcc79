import { endpointEntry } from "../../core/catalogue.ts";
import type { Comparison } from "../../core/comparison.ts";
import type { Reading } from "../../core/reading.ts";
import { redact } from "../../core/redact.ts";
import type { SnippetLanguage } from "../../core/snippetLanguage.ts";
import { cellWords } from "../cellWords.ts";
import { savedMessages } from "../messages/saved.ts";
import { passName } from "../passName.ts";
import type { TextContext } from "../segment.ts";
import { message } from "../translate.ts";
import { curlSnippet } from "./curlSnippet.ts";
import { nodeSnippet } from "./nodeSnippet.ts";
import { powershellSnippet } from "./powershellSnippet.ts";
import { pythonSnippet } from "./pythonSnippet.ts";
import { readingRequest } from "./readingRequest.ts";

const writers = {
  curl: curlSnippet,
  powershell: powershellSnippet,
  node: nodeSnippet,
  python: pythonSnippet,
} as const;

export interface CopyInput {
  readonly comparison: Comparison;
  readonly reading: Reading;
  readonly language: SnippetLanguage;
  /** The server to call when `PLAID_BASE_URL` is not set, without a slash at the end. */
  readonly baseUrl: string;
}

/**
 * The call of a reading as code that makes it again. Keys and token are read from `PLAID_CLIENT_ID`, `PLAID_SECRET`
 * and `PLAID_ACCESS_TOKEN`; no value of theirs is ever in it. Null for an evaluation whose account nobody knows.
 */
export function readingAs(input: CopyInput, context: TextContext): string | null {
  const { comparison, reading, language, baseUrl } = input;
  const request = readingRequest(comparison, reading);
  if (request === null) return null;
  const comments = [
    `${passName(reading.pass, context)}: ${reading.endpoint}`,
    ...(reading.outcome === "skipped" ? [cellWords.skipped(reading.skipReason, reading.endpoint, context)] : []),
    ...(request.sent === null ? [message(["snippet.request-not-kept"], savedMessages, context)] : []),
    ...(endpointEntry(reading.endpoint).paging === "none"
      ? []
      : [message(["snippet.first-page"], savedMessages, context)]),
    ...(reading.endpoint === "/accounts/balance/get"
      ? [message(["snippet.refreshes-cache"], savedMessages, context)]
      : []),
  ];
  const code = writers[language]({ request, baseUrl: plainUrl(baseUrl), comments: comments.map(oneLine) });
  return redact(code, []);
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ");
}

/** An address goes between quotes of four languages: what any of them would act on is percent-encoded. */
function plainUrl(url: string): string {
  return encodeURI(url)
    .replaceAll(
      /[^A-Za-z0-9:/.%_~[\]-]/g,
      (char) => `%${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, "0")}`,
    )
    .replace(/\/+$/, "");
}
