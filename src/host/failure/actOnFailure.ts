import type { Failure } from "../../core/failure/errors.ts";
import { failureSentence } from "../../text/findings/failureSentence.ts";
import { textContext } from "../window/textContext.ts";
import { applyRemedy } from "./applyRemedy.ts";
import { remedyFor } from "./remedy.ts";

/** Does the one thing that helps against a failure, as the message about it would offer; nothing where nothing helps. */
export async function actOnFailure(failure: Failure, again: () => Promise<void>): Promise<void> {
  const remedy = remedyFor(failureSentence(failure, textContext()).action, failure);
  if (remedy !== null) await applyRemedy(remedy, again);
}
