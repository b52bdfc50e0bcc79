import { endpointEntry } from "../../../core/endpoint/catalogue.ts";
import type { Reading } from "../../../core/reading/reading.ts";
import { cellWords } from "../../cellWords.ts";
import { savedMessages } from "../../messages/saved.ts";
import { passName } from "../../passName.ts";
import type { TextContext } from "../../segment.ts";
import { message } from "../../translate.ts";
import type { ReadingRequest } from "./readingRequest.ts";

/** The comments above a copied call: which call it is, and what to know before running it. */
export function callComments(reading: Reading, request: ReadingRequest, context: TextContext): readonly string[] {
  const { pass, endpoint } = reading;
  return [
    `${passName(pass, context)}: ${endpoint}`,
    ...(reading.outcome === "skipped" ? [cellWords.skipped(reading.skipReason, endpoint, context)] : []),
    ...(request.sent === null ? [message(["snippet.request-not-kept"], savedMessages, context)] : []),
    ...(endpointEntry(endpoint).paging === "none" ? [] : [message(["snippet.first-page"], savedMessages, context)]),
    ...(endpoint === "/accounts/balance/get" ? [message(["snippet.refreshes-cache"], savedMessages, context)] : []),
  ];
}
