import * as vscode from "vscode";
import { catalogue, endpointEntry } from "../../../core/endpoint/catalogue.ts";
import type { EndpointPath } from "../../../core/endpoint/endpoint.ts";
import { BalanceLensError } from "../../../core/failure/errors.ts";
import type { ItemSummary } from "../../../core/item/item.ts";
import { freshBudget, roomFor } from "../../../core/plan/budget.ts";
import type { Reading } from "../../../core/reading/reading.ts";
import { askEndpoint } from "../../ask/askEndpoints.ts";
import { askEvaluation } from "../../ask/askEvaluation.ts";
import { chooseItem } from "../../ask/chooseItem.ts";
import { numberIn, textIn } from "../../ask/itemArgument.ts";
import { askText } from "../../ask/pick.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { commandIds } from "../../commandIds.ts";
import { cancelled } from "../../failure/failures.ts";
import { repeatMarkdown } from "../../panel/repeatMarkdown.ts";
import { itemTitle } from "../../store/itemNames.ts";
import { copyText } from "../../window/copyText.ts";
import { showInformation } from "../../window/notices.ts";
import { budgetFor } from "../../work/callBudget.ts";
import type { SingleFetch } from "../../work/singleReads.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { beyondBudget } from "../compare/compareOne.ts";

/** Enough calls for a median, and well within every rate limit. */
const usualTimes = 10;

/**
 * Calls one endpoint several times within Plaid's limits. The Item's panel draws the latency of each call beside the one
 * that Plaid publishes, and offers to repeat and to copy it.
 */
export const repeatEndpoint: Command = async (deps, argument) => {
  const item = await chooseItem(deps, argument, title());
  const named = textIn(argument, "endpoint");
  const endpoint = catalogue.find(({ path }) => path === named)?.path ?? (await askEndpoint(catalogue, item, title()));
  const times = await timesWithin(deps, item, endpoint, numberIn(argument, "times"));
  const single = await singleOf(deps, item, endpoint, argument);
  await deps.comparisonWork.openLatest(item.itemId);
  await deps.panels.show(item.itemId);
  const readings = await repeat(deps, item, single, times);
  const made = { endpoint, times, environment: item.environment, running: false, readings };
  const text = repeatMarkdown(made, item);
  if (text === null) return explainNoFigure(readings, { itemId: item.itemId, endpoint });
  if (textIn(argument, "to") === "clipboard") await copyText(text);
};

function title(): string {
  return vscode.l10n.t("Repeat an Endpoint");
}

/** @throws Refusal `budget-spent` when the limit leaves no call, `cancelled` */
async function timesWithin(
  { calls }: CommandDependencies,
  item: ItemSummary,
  endpoint: EndpointPath,
  asked: number | undefined,
): Promise<number> {
  const room = roomFor(budgetFor(calls, item).budget ?? freshBudget, endpoint);
  if (room < 1) throw beyondBudget(item.itemId);
  if (asked !== undefined) return Math.min(Math.max(1, Math.floor(asked)), room);
  const overwrites = endpointEntry(endpoint).effects.refreshesCache === "yes";
  const text = await askText({
    title: title(),
    value: String(Math.min(usualTimes, room)),
    prompt: overwrites
      ? vscode.l10n.t("How many times, {0} at most. Each call overwrites Plaid's cached balances", room)
      : vscode.l10n.t("How many times, {0} at most", room),
    validateInput: (value) =>
      /^\s*\d+\s*$/.test(value) && Number(value) >= 1 && Number(value) <= room
        ? undefined
        : vscode.l10n.t("A number from 1 to {0}: what Plaid's documented limit leaves now", room),
  });
  return Number(text);
}

async function singleOf(
  deps: CommandDependencies,
  item: ItemSummary,
  endpoint: EndpointPath,
  argument: unknown,
): Promise<SingleFetch> {
  if (endpoint !== "/signal/evaluate") return { endpoint };
  const evaluation = await askEvaluation(deps, item, argument);
  return { endpoint, evaluate: { ...evaluation, clientTransactionId: crypto.randomUUID() } };
}

/** Calls the endpoint. A cancel keeps the finished calls; the one it interrupted does not count. */
async function repeat(
  { comparisonWork }: CommandDependencies,
  item: ItemSummary,
  single: SingleFetch,
  times: number,
): Promise<readonly Reading[]> {
  const name = vscode.l10n.t("Calling {0} for {1}", single.endpoint, itemTitle(item));
  const readings = await withProgress(name, (signal, progress) => {
    let done = 0;
    const onReading = () => {
      done += 1;
      progress.report({ increment: 100 / times, message: vscode.l10n.t("{0} of {1}", done, times) });
    };
    return comparisonWork.repeat(item, { ...single, times }, { signal, onReading });
  });
  return readings.filter((reading) => reading.outcome !== "failed" || reading.failure.reason !== "cancelled");
}

/**
 * Says why the panel shows no figures.
 * @throws BalanceLensError why no call was answered, `cancelled` when none was made
 */
function explainNoFigure(readings: readonly Reading[], again: { itemId: string; endpoint: EndpointPath }): void {
  const failed = readings.find((reading) => reading.outcome === "failed");
  if (failed !== undefined) throw new BalanceLensError(failed.failure);
  if (readings.length === 0) throw cancelled();
  // Not awaited: it may stay on screen for as long as the person likes.
  void offerAgain(again);
}

async function offerAgain(argument: { itemId: string; endpoint: EndpointPath }): Promise<void> {
  const again = vscode.l10n.t("Repeat Again");
  const chosen = await showInformation(
    vscode.l10n.t("This machine was too busy: none of the figures can be trusted."),
    again,
  );
  if (chosen === again) await vscode.commands.executeCommand(commandIds.repeatEndpoint, argument);
}
