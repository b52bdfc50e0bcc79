import { codeOf } from "../../files/retry.ts";

/** An error of the emulator's own: its message was written for the person, and may be shown. */
export class UserFacingError extends Error {}

/** An error code or a class name. Anything else in their place is free text. */
const namelike = /^[\w.$-]{1,60}$/;

/**
 * What may be shown of an error: the message of our own, the code or class of any other. Messages of a parser or of the
 * system quote files, paths and values that nobody checked.
 */
export function safeErrorMessage(error: unknown): string {
  if (error instanceof UserFacingError) return error.message;
  if (!(error instanceof Error)) return "an unknown error";
  const code = codeOf(error);
  return [code === "unknown" ? error.name : code].find((word) => namelike.test(word)) ?? "Error";
}
