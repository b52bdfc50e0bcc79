import { codeOf } from "../../files/retry.ts";

/** An error of the emulator's own: its message was written for the person, and may be passed on. */
export class OwnError extends Error {}

/** A code or the name of a class, as people give them: anything else in their place is words. */
const namelike = /^[\w.$-]{1,60}$/;

/**
 * What may be told of an error: of our own its message, of any other its code or its class. Never a parser's or a system's words,
 * which quote files, paths and values that nobody looked at.
 */
export function ownWords(error: unknown): string {
  if (error instanceof OwnError) return error.message;
  if (!(error instanceof Error)) return "an unknown error";
  const code = codeOf(error);
  return [code === "unknown" ? error.name : code].find((word) => namelike.test(word)) ?? "Error";
}
