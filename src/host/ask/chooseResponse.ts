import * as vscode from "vscode";
import type { Comparison } from "../../core/comparison/comparison.ts";
import type { Reading } from "../../core/reading/reading.ts";
import { passName } from "../../text/passName.ts";
import { Refusal } from "../failure/refusal.ts";
import type { Remedy } from "../failure/remedy.ts";
import type { ResponseBodies } from "../responses/responseBodies.ts";
import { storeKeyOf } from "../store/storeKey.ts";
import { textContext } from "../window/textContext.ts";
import { pickOne } from "./pick.ts";

export interface ChooseResponseOptions {
  /** The id of the reading; undefined asks the person. */
  readonly named: string | undefined;
  readonly title: string;
  /** The reading to compare with, which is not offered. */
  readonly beside?: Reading;
}

/**
 * A reading whose response is still in memory.
 * @throws Refusal when there is none, or the named one is no longer held; BalanceLensError `cancelled`
 */
export async function chooseResponse(
  responses: Pick<ResponseBodies, "statesOf">,
  comparison: Comparison,
  { named, title, beside }: ChooseResponseOptions,
): Promise<Reading> {
  const states = responses.statesOf(comparison.id);
  if (named !== undefined && states[named] !== "held")
    throw notHeld(comparison, states[named] === "empty" ? "empty" : "gone");
  const held = comparison.readings.filter(({ id }) => states[id] === "held" && id !== beside?.id);
  const chosen = held.find(({ id }) => id === named);
  if (chosen !== undefined) return chosen;
  if (held.length === 0) throw notHeld(comparison, beside === undefined ? "gone" : "alone");
  const context = textContext();
  const placeHolder =
    beside === undefined
      ? vscode.l10n.t("Choose a call")
      : vscode.l10n.t(
          "{0}: choose the call to compare it with",
          `${passName(beside.pass, context)} ${beside.endpoint}`,
        );
  return pickOne(
    held.map((reading) => ({
      label: reading.endpoint,
      description: passName(reading.pass, context),
      ...(reading.outcome === "failed" && { detail: vscode.l10n.t("An error response") }),
      value: reading,
    })),
    { title, placeHolder },
  );
}

/** Why there is nothing to open, and the action that helps. */
function notHeld(comparison: Comparison, why: "gone" | "empty" | "alone"): Refusal {
  const failure = { reason: "invalid-request", requestId: null, detail: "the response is not held" } as const;
  const itemId = storeKeyOf(comparison);
  if (comparison.origin === "saved") {
    const remedy: Remedy = {
      kind: "command",
      label: vscode.l10n.t("Compare Other Responses"),
      command: "compareSavedResponses",
    };
    return new Refusal(
      failure,
      remedy,
      vscode.l10n.t("These responses were read from your own file or text and aren't kept."),
    );
  }
  const again: Remedy = {
    kind: "command",
    label: vscode.l10n.t("Compare Again"),
    command: "compareBalances",
    argument: { itemId, again: true },
  };
  const sentences = {
    gone: vscode.l10n.t(
      "This response is no longer in memory: only those of the last 20 comparisons are kept (16 MB at most), until the window closes or you sign out.",
    ),
    empty: vscode.l10n.t("No JSON came back from this call."),
    alone: vscode.l10n.t("There is no second response to compare it with."),
  } as const;
  return new Refusal(failure, again, sentences[why]);
}
