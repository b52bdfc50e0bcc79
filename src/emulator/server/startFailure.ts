import { codeOf } from "../../files/retry.ts";
import { safeErrorMessage, UserFacingError } from "./safeErrorMessage.ts";

/**
 * Why an emulator did not start. `invalid`: a scenario, a time or a state folder that was asked for cannot be used, and the
 * detail is a sentence about it. `other`: the detail is a code or a class, with the folder that it is about.
 */
export interface StartFailure {
  readonly reason: "port-taken" | "port-forbidden" | "invalid" | "other";
  readonly detail: string;
}

/** Reads the error of `startEmulator`. */
export function startFailureOf(error: unknown): StartFailure {
  if (error instanceof UserFacingError) return { reason: "invalid", detail: error.message };
  const code = codeOf(error);
  if (code === "EADDRINUSE") return { reason: "port-taken", detail: code };
  // The folder of the state may be refused with the same code.
  if (code === "EACCES" && Reflect.get(Object(error), "syscall") === "listen")
    return { reason: "port-forbidden", detail: code };
  return { reason: "other", detail: `${safeErrorMessage(error)}${placeOf(error)}` };
}

/** The error code and the path: the person named the folder; the rest of the system's message is left out. */
function placeOf(error: unknown): string {
  const { syscall, path } = Object(error) as Partial<Record<string, unknown>>;
  return typeof syscall === "string" && typeof path === "string" ? ` (${syscall.slice(0, 20)} ${path})` : "";
}
