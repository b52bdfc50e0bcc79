import type * as published from "../../npm/index.d.ts";
import { controlOf } from "./control.ts";
import { EmulatorError } from "./emulatorError.ts";

/** See `npm/index.d.ts`. */
export function connectToEmulator({ url, token }: published.EmulatorAddress): published.EmulatorControl {
  if (typeof url !== "string" || !/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new EmulatorError("invalid-options", "The url of an emulator is an address such as http://127.0.0.1:8700.");
  if (typeof token !== "string" || token === "")
    throw new EmulatorError(
      "invalid-options",
      "The token of an emulator is the one that it was started with, or said.",
    );
  return controlOf({ url: url.replace(/\/+$/, ""), token });
}
