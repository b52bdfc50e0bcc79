import { UserFacingError } from "../server/safeErrorMessage.ts";

/** A state folder that cannot be used, with the reason in a sentence. */
export class StateError extends UserFacingError {
  constructor(reason: string) {
    super(reason);
    this.name = "StateError";
  }
}

/** The owner of the folder does not respond; its claim was not touched. */
export class OwnerSilentError extends StateError {
  constructor(reason: string) {
    super(reason);
    this.name = "OwnerSilentError";
  }
}
