import type { Failure } from "../../core/failure/errors.ts";
import { failureSentence } from "../../text/findings/failureSentence.ts";
import { textContext } from "../window/textContext.ts";
import { applyRemedy } from "./applyRemedy.ts";
import { remedyFor } from "./remedy.ts";

/** Runs the remedy for a failure, as the button of its message would; does nothing where there is none. */
export async function actOnFailure(failure: Failure, again: () => Promise<void>): Promise<void> {
  const remedy = remedyFor(failureSentence(failure, textContext()).action, failure);
  if (remedy !== null) await applyRemedy(remedy, again);
}
