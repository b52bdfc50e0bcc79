import type { Failure } from "../../core/failure/errors.ts";
import { evaluationOf } from "../../core/plan/evaluationOf.ts";
import type { ChannelOptions, HostEnd } from "../../protocol/channel.ts";
import { failureSentence } from "../../text/findings/failureSentence.ts";
import { commandIds } from "../commandIds.ts";
import { applyRemedy } from "../failure/applyRemedy.ts";
import { remedyFor } from "../failure/remedy.ts";
import { fetchCommandOf } from "../fetchCommandOf.ts";
import type { OpenComparison } from "../store/comparisonStore.ts";
import { isSavedKey } from "../store/storeKey.ts";
import { textContext } from "../window/textContext.ts";
import { shownReading } from "./shownReading.ts";
import { startCommand } from "./startCommand.ts";

type Handlers = ChannelOptions<HostEnd>["handlers"];

/** Handles the page's requests to make calls, to repeat them, and to act on a call that failed. */
export function callRequests(
  itemId: string,
  open: () => OpenComparison,
): Pick<Handlers, "comparison/run" | "endpoint/fetch" | "evaluation/again" | "comparison/retryFailed" | "failure/act"> {
  // Saved responses have no endpoint to call again; the person can open others instead.
  const isSaved = isSavedKey(itemId);
  const run = () =>
    isSaved
      ? startCommand(commandIds.compareSavedResponses)
      : startCommand(commandIds.compareBalances, { itemId, again: true });
  const retry = (readingIds: readonly string[] | null) =>
    isSaved ? null : startCommand(commandIds.retryFailed, { itemId, ...(readingIds !== null && { readingIds }) });
  return {
    "comparison/run": run,
    "endpoint/fetch": ({ endpoint }) => (isSaved ? null : startCommand(fetchCommandOf(endpoint), { itemId, endpoint })),
    "evaluation/again"({ readingId, how }) {
      const asked = isSaved ? null : askedBy(open().comparison, readingId);
      if (asked === null) return null;
      const { accountId, amount, rulesetKey } = asked;
      if (how === "rulesets") return startCommand(commandIds.compareRulesets, { itemId, accountId, amount });
      const repeats = how === "same-id" ? { repeats: readingId } : {};
      return startCommand(commandIds.evaluateBalance, {
        itemId,
        accountId,
        amount,
        rulesetKey: rulesetKey ?? "",
        ...repeats,
      });
    },
    "comparison/retryFailed": ({ readingIds }) =>
      retry(readingIds?.filter((id) => shownReading(open().comparison, id) !== undefined) ?? null),
    "failure/act"({ reason, readingId }) {
      if (readingId !== null && shownReading(open().comparison, readingId) === undefined) return null;
      const again = async () => void (readingId === null ? run() : retry([readingId]));
      // Not awaited: what the remedy opens may stay open for as long as the person likes.
      void actOnFailure(failureOn(open(), { reason, readingId }), again);
      return null;
    },
  };
}

/** The request of an evaluation on the page; null for another call, and when the request was not kept. */
function askedBy(comparison: OpenComparison["comparison"], readingId: string) {
  const reading = shownReading(comparison, readingId);
  if (comparison === null || reading?.endpoint !== "/signal/evaluate") return null;
  return evaluationOf(comparison, reading);
}

/**
 * The failure on screen, with Plaid's error when it is known; a failure of the page's own request has only its reason.
 */
function failureOn(
  { comparison, failure }: OpenComparison,
  { reason, readingId }: { readonly reason: Failure["reason"]; readonly readingId: string | null },
): Failure {
  const reading = readingId === null ? undefined : shownReading(comparison, readingId);
  const known = readingId === null ? failure : reading?.outcome === "failed" ? reading.failure : null;
  return known?.reason === reason ? known : { reason, requestId: null };
}

/** Runs the remedy for a failure, as the button of its message would; does nothing when there is none. */
async function actOnFailure(failure: Failure, again: () => Promise<void>): Promise<void> {
  const remedy = remedyFor(failureSentence(failure, textContext()).action, failure);
  if (remedy !== null) await applyRemedy(remedy, again);
}
