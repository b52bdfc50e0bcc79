import { OwnError } from "../server/ownWords.ts";

/** A state folder that cannot be used, with the reason in a sentence. */
export class StateError extends OwnError {
  constructor(reason: string) {
    super(reason);
    this.name = "StateError";
  }
}

/** The process that runs the emulator of a folder does not answer: nothing was taken from it. */
export class OwnerSilentError extends StateError {
  constructor(reason: string) {
    super(reason);
    this.name = "OwnerSilentError";
  }
}
