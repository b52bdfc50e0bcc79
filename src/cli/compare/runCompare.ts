import type { Comparison } from "../../core/comparison/comparison.ts";
import { comparisonDocument } from "../../core/documents/comparisonDocument.ts";
import { BalanceLensError, type FailureReason } from "../../core/failure/errors.ts";
import { planComparison } from "../../core/plan/planner.ts";
import { runComparison } from "../../core/run/runComparison.ts";
import { outcomeOf } from "../../core/summaries/itemOutcomes.ts";
import { linkedTwice } from "../../core/summaries/linkedTwice.ts";
import { ScenarioError } from "../../emulator/scenarios/parseScenario.ts";
import { createTextContext } from "../../text/createTextContext.ts";
import { linkedTwiceWords } from "../../text/documents/manySentences.ts";
import { ticketMarkdown } from "../../text/export/ticket.ts";
import { userText } from "../../text/export/userText.ts";
import { failureSentence } from "../../text/findings/failureSentence.ts";
import type { TextContext } from "../../text/segment.ts";
import { ControlError } from "../control/readControl.ts";
import { annotate } from "../terminal/annotation.ts";
import { exitCodeOf } from "../terminal/exitCode.ts";
import type { ExitCode, TerminalIo } from "../terminal/io.ts";
import { plainTexts } from "../terminal/plainText.ts";
import { type Sink, sinkOf } from "../terminal/sink.ts";
import { styleFor } from "../terminal/style.ts";
import { type BankEntries, bankEntries } from "./bankEntries.ts";
import { failOnSentence } from "./failOnSentence.ts";
import { showInGitHub } from "./github.ts";
import { openFiles, SavedFileError } from "./openFiles.ts";
import { type CompareOptions, parseCompareOptions } from "./options.ts";
import { progressLine } from "./progressLine.ts";
import { prose } from "./prose.ts";
import { renderComparison } from "./renderComparison.ts";
import { openTarget, type Target, type TargetItem } from "./target.ts";
import { usage } from "./usage.ts";

/**
 * Runs `npm run compare`: stdout gets the report, or exactly one JSON document; everything else goes to stderr. A
 * failed call is a result and does not change the exit code; see `ExitCode`.
 */
export async function runCompare(argv: readonly string[], terminal: TerminalIo): Promise<ExitCode> {
  const io = sinkOf(terminal);
  const parsed = parseCompareOptions(argv);
  if (parsed.kind === "help") {
    io.print(usage());
    return exitCodeOf({});
  }
  if (parsed.kind === "refused") {
    io.say(parsed.sentence);
    return exitCodeOf({ couldNotRun: true });
  }
  const context = createTextContext({ messages: {}, locale: "en-US", now: io.clock.now() });
  try {
    return await compare(parsed.options, io, context);
  } catch (error) {
    if (io.signal.aborted) return exitCodeOf({ isStopped: true });
    const sentence = whyNot(error, context);
    if (sentence === null) throw error;
    if (parsed.options.github) annotate({ level: "error", title: "Balance Lens", message: sentence }, io);
    io.say(sentence);
    return exitCodeOf({ couldNotRun: true });
  }
}

async function compare(options: CompareOptions, io: Sink, context: TextContext): Promise<ExitCode> {
  const entries = bankEntries(options.bankShows, io.clock);
  const comparisons =
    options.from.length > 0
      ? await openAndShow(options, entries, io, context)
      : await callAndShow(options, entries, io, context);
  if (options.prints === "report") drawTwice(comparisons, io, context);
  if (options.prints === "json") io.json(`${JSON.stringify(documentOf(options, comparisons), null, 2)}\n`);
  if (options.prints === "ticket" || options.prints === "user-text") {
    printUnexplained(options.prints, comparisons, io, context);
  }
  if (io.signal.aborted) return exitCodeOf({ isStopped: true });
  const failed = failOnSentence(comparisons, options.failOn, context);
  if (options.github) await showInGitHub(comparisons, failed, io, context);
  const notEntered = entries.problems();
  for (const sentence of notEntered) io.say(sentence);
  if (failed !== null) io.say(failed);
  return exitCodeOf({ couldNotRun: notEntered.length > 0, isFailOnMet: failed !== null });
}

async function openAndShow(options: CompareOptions, entries: BankEntries, io: Sink, context: TextContext) {
  const opened = await openFiles(options.from, { io, context, itemId: options.item });
  const comparisons = opened.map((comparison) => entries.enter(comparison));
  for (const [index, comparison] of comparisons.entries()) {
    if (options.prints === "report") io.draw(report(comparison, { options, io, context }, index > 0));
  }
  return comparisons;
}

async function callAndShow(options: CompareOptions, entries: BankEntries, io: Sink, context: TextContext) {
  const target = await openTarget(options, io);
  const comparisons: Comparison[] = [];
  try {
    for (const item of target.items) {
      if (io.signal.aborted) break;
      const comparison = entries.enter(await compareItem(target, item, { options, io, context }));
      comparisons.push(comparison);
      if (options.prints === "report") io.draw(report(comparison, { options, io, context }, comparisons.length > 1));
    }
  } finally {
    await target.close();
  }
  return comparisons;
}

async function compareItem(
  { connection, ids }: Target,
  { summary, evaluate }: TargetItem,
  { options: { rulesetKeys }, io, context }: { options: CompareOptions; io: Sink; context: TextContext },
): Promise<Comparison> {
  const plan = planComparison({
    products: summary.products,
    institutionId: summary.institutionId,
    isProcessor: summary.isProcessor,
    options: { evaluate, ...(rulesetKeys.length > 0 && { rulesetKeys }) },
  });
  const progress = progressLine(io, context);
  const comparison = await runComparison(
    { source: connection, clock: io.clock, ids },
    { item: summary, environment: summary.environment, plan, lastOwnRealTimeAt: null, id: ids.uuid() },
    { signal: io.signal, onProgress: (state) => progress.show(state) },
  );
  progress.clear();
  return comparison;
}

/** Draws, for several Items, which of them may be one login that was linked twice. */
function drawTwice(comparisons: readonly Comparison[], io: Sink, context: TextContext): void {
  if (comparisons.length < 2) return;
  for (const { items, accounts } of linkedTwice(plainTexts(comparisons).map(outcomeOf))) {
    const names = items.map(({ alias, institutionName, itemId }) =>
      `${alias ?? institutionName ?? ""} (${itemId})`.trim(),
    );
    io.draw(`\n${prose(linkedTwiceWords({ names, accounts }, context), widthFor(io)).join("\n")}\n`);
  }
}

/** A text for each comparison with something that nothing explains; where there is none, that is said. */
function printUnexplained(
  what: "ticket" | "user-text",
  comparisons: readonly Comparison[],
  io: Sink,
  context: TextContext,
): void {
  const texts = comparisons.flatMap(
    (comparison) => (what === "ticket" ? ticketMarkdown(comparison, null) : userText(comparison, null, context)) ?? [],
  );
  if (texts.length === 0) io.say("Nothing here is unexplained: leave out the option for the report.");
  else io.print(texts.join("\n"));
}

/** `all` prints a list even of one comparison, so that its reader need not check which it is. */
function documentOf({ scenario }: CompareOptions, comparisons: readonly Comparison[]): unknown {
  const documents = comparisons.map((comparison) => comparisonDocument(comparison));
  return scenario === "all" || documents.length > 1 ? { comparisons: documents } : documents[0];
}

function report(
  comparison: Comparison,
  { options: { isVerbose }, io, context }: { options: CompareOptions; io: Sink; context: TextContext },
  isFollowing: boolean,
): string {
  const lines = renderComparison(comparison, { context, style: styleFor(io), width: widthFor(io), isVerbose });
  return `${isFollowing ? "\n\n" : ""}${lines.join("\n")}\n`;
}

/** A pipe or a file has no width: then `COLUMNS`, else that of a wide terminal. */
function widthFor({ columns, env }: Sink): number {
  const asked = columns ?? Number(env.COLUMNS ?? "");
  return Number.isInteger(asked) && asked > 0 ? Math.max(40, asked) : 120;
}

/** Where the terminal gets what a failure says is missing. */
const whereToSet: Readonly<Partial<Record<FailureReason, string>>> = {
  "keys-missing": "Set PLAID_CLIENT_ID and PLAID_SECRET.",
  "token-missing": "Set PLAID_ACCESS_TOKEN.",
};

/** The sentence of an error that prevents any comparison; null for a defect of this program. */
function whyNot(error: unknown, context: TextContext): string | null {
  if (error instanceof SavedFileError || error instanceof ControlError || error instanceof ScenarioError)
    return error.message;
  if (!(error instanceof BalanceLensError)) return null;
  const { sentence } = failureSentence(error.failure, context);
  return [sentence, whereToSet[error.failure.reason]].filter((part) => part !== undefined).join(" ");
}
