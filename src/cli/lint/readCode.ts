import { decodeText } from "../../files/decodeText.ts";
import { readOnceSync } from "../../files/filesNow.ts";
import { codeOf, type RetryLimit, retryNow } from "../../files/retry.ts";

/** A file as text, or why it is none that a person wrote or that can be read. */
export type ReadCode =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "large" | "binary" }
  | { readonly kind: "unreadable"; readonly why: string };

/** Bytes; what is larger is made by a machine, or data. */
const largest = 1_000_000;

/** Reads a file of code. @param patience for all files together: what cannot be read now is not waited for in each anew */
export function readCode(file: string, patience: RetryLimit): ReadCode {
  try {
    const text = decodeText(retryNow(() => readOnceSync(file, largest), patience));
    // Two of the endings are also those of videos.
    return text.includes("\0") ? { kind: "binary" } : { kind: "text", text };
  } catch (error) {
    return error instanceof RangeError ? { kind: "large" } : { kind: "unreadable", why: codeOf(error) };
  }
}
