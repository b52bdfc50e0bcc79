import { endpointEntry } from "../../../core/endpoint/catalogue.ts";
import type { Reading } from "../../../core/reading/reading.ts";
import { cellWords } from "../../cellWords.ts";
import { savedMessages } from "../../messages/saved.ts";
import { passName } from "../../passName.ts";
import type { TextContext } from "../../segment.ts";
import { message } from "../../translate.ts";
import type { ReadingRequest } from "./readingRequest.ts";

/** What is said above a call that is written to be made again: which it was first, then what to know of it. */
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
