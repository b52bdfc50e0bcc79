import type { StartFailure } from "../emulator/server/startFailure.ts";
import { EmulatorError } from "./emulatorError.ts";

/** Tells in a sentence why an emulator did not start. @param port that was asked for */
export function startFailureError({ reason, detail }: StartFailure, port: number | undefined): EmulatorError {
  switch (reason) {
    case "port-taken":
      return new EmulatorError(
        "port-taken",
        `The port ${port} is taken: name another, or none, and any free one is taken.`,
      );
    case "port-forbidden":
      return new EmulatorError("port-forbidden", `The port ${port} may not be opened: name one from 1024 up, or none.`);
    case "invalid":
      return new EmulatorError("invalid-options", detail);
    case "other":
      return new EmulatorError("cannot-start", `The emulator cannot start: ${detail}.`);
  }
}
