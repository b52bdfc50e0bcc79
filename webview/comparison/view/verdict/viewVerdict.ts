import { subtractMoney } from "../../../../src/core/money/money.ts";
import { adviceSentence, findingSentence } from "../../../../src/text/findings/findingSentence.ts";
import { findingTitle } from "../../../../src/text/findings/findingTitle.ts";
import { verdictSentence } from "../../../../src/text/findings/verdictSentence.ts";
import { formatMoney } from "../../../../src/text/format.ts";
import { type PanelLabel, panelLabel } from "../../../../src/text/panelLabels.ts";
import { type Child, h } from "../../../lib/dom.ts";
import type { IndexedFinding } from "../../model/comparisonFacts.ts";
import { failedAlike } from "../../model/failures.ts";
import type { PageModel } from "../../model/pageModel.ts";
import { isAnswered } from "../../model/panelCalls.ts";
import type { PanelVerdict } from "../../model/panelVerdict.ts";
import { certaintyTag } from "../findings/findingTags.ts";
import { icon } from "../icons.ts";
import { plainSentence, withPaths } from "../sentence.ts";
import { viewFailures } from "../viewFailures.ts";
import { advisedFinding } from "./shownInVerdict.ts";
import { adviceOnDecision, viewEvaluationAlone, viewEvaluationOfDebit } from "./viewEvaluation.ts";
import { viewNumbers } from "./viewNumbers.ts";
import { viewOverwritten } from "./viewOverwritten.ts";
import { viewProgress } from "./viewProgress.ts";
import { viewDocs, viewVerdictActions } from "./viewVerdictActions.ts";

/**
 * What the comparison shows, above the table: two numbers, why they differ, what to do. While calls run, their
 * progress.
 */
export function viewVerdict(model: PageModel): HTMLElement {
  if (model.running) return viewProgress(model);
  const { verdict } = model;
  return verdict === null ? viewNothingFound(model) : viewPanelVerdict(verdict, model);
}

/** Empty space for a verdict that is being computed: nothing below it moves when it comes. */
export function viewVerdictRoom(): HTMLElement {
  return h("div", { class: "verdict", "data-severity": "info", "aria-hidden": "true" });
}

function viewPanelVerdict(verdict: PanelVerdict, model: PageModel): HTMLElement {
  const { fact, numbers } = verdict;
  const { severity, code } = fact.fact.finding;
  return h(
    "div",
    {
      class: numbers === null ? "verdict" : "verdict has-numbers",
      "data-role": "verdict",
      "data-severity": code !== "agree" ? severity : failedAlike(model.calls).length === 0 ? "match" : "warning",
    },
    numbers === null ? null : viewNumbers(numbers, model),
    viewCancelled(model),
    ...(numbers === null ? factParts(verdict, model) : numberParts(verdict, model)),
    viewOverwritten(model),
    viewFailures(model),
    viewAdvice(verdict, model),
  );
}

/** Below the two numbers: whether they cover the debit, and why they differ. */
function numberParts({ debit, cause, dated, fact }: PanelVerdict, model: PageModel): readonly Child[] {
  return [
    debit === null
      ? null
      : h(
          "p",
          { class: "verdict-sentence" },
          ...withPaths(debitWords(debit, model)),
          ...viewEvaluationOfDebit(debit, model),
        ),
    cause !== null
      ? viewCause(cause, debit === null ? "verdict-sentence verdict-cause" : "verdict-cause", model)
      : debit === null
        ? viewSentence(fact.fact, "verdict-sentence", model)
        : null,
    dated === null ? null : viewSentence(dated, "verdict-dated", model),
  ];
}

function viewSentence({ finding }: IndexedFinding, className: string, { findingContext }: PageModel): HTMLElement {
  return h("p", { class: className }, ...plainSentence(findingSentence(finding, findingContext)));
}

/** Up to which step a cancelled comparison came. */
function viewCancelled({ comparison, steps, context }: PageModel): HTMLElement | null {
  const last = steps.findLast(({ pass, calls }) => pass !== "single" && calls.some(isAnswered));
  if (comparison.status !== "cancelled" || last === undefined) return null;
  const step = String.fromCodePoint(0x245f + last.number);
  return h("p", { class: "verdict-sentence" }, panelLabel("cancelledAfter", context, { step }));
}

/** A fact that is not about two numbers: its sentence and its cause. */
function factParts({ fact, cause }: PanelVerdict, model: PageModel): readonly Child[] {
  const { findingContext: context } = model;
  const { finding } = fact.fact;
  return [
    viewEvaluationAlone(model),
    h(
      "p",
      { class: "verdict-title" },
      icon(finding.code === "agree" ? "agree" : finding.severity),
      finding.code === "agree" ? panelLabel("noDifference", context) : findingTitle(finding.code, context),
      finding.certainty === "certain" ? null : certaintyTag(finding.certainty, context),
    ),
    viewSentence(fact.fact, "verdict-sentence", model),
    cause === null ? null : viewCause(cause, "verdict-cause", model),
  ];
}

/** The name of a cause, its certainty and its sentence: the fact may be more certain. */
function viewCause({ finding }: IndexedFinding, className: string, model: PageModel): HTMLElement {
  const { findingContext: context } = model;
  return h(
    "p",
    { class: className },
    h("strong", { class: "cause-name" }, findingTitle(finding.code, context)),
    " ",
    finding.explains === undefined ? null : [certaintyTag(finding.certainty, context), " "],
    ...plainSentence(findingSentence(finding, context)),
  );
}

const debitLabels: Readonly<Record<string, PanelLabel>> = {
  "cached-alone": "debitCachedAlone",
  "cached-alone-evaluated": "debitCachedAloneEvaluated",
  "bank-alone": "debitBankAlone",
  "bank-alone-evaluated": "debitBankAloneEvaluated",
  neither: "debitNeither",
  "neither-evaluated": "debitNeitherEvaluated",
};

function debitWords({ finding }: IndexedFinding, { findingContext: context }: PageModel): string {
  const { variant = "" } = finding;
  const { debit, cached, bank } = finding.params;
  const label = debitLabels[variant];
  const lacking = variant.startsWith("bank-alone") ? cached : bank;
  if (label === undefined || debit?.kind !== "money" || lacking?.kind !== "money") {
    return findingSentence(finding, context)
      .map(({ text }) => text)
      .join("");
  }
  const written = (value: number) => formatMoney(value, debit.currency, context);
  const short = subtractMoney(debit.value, lacking.value);
  return panelLabel(label, context, { debit: written(debit.value), short: written(short) });
}

function viewAdvice(verdict: PanelVerdict, model: PageModel): HTMLElement {
  const { findingContext: context } = model;
  const advised = advisedFinding(verdict, model);
  const words = [isUnchecked(advised) ? "" : adviceOnDecision(model), adviceSentence(advised.finding, context)]
    .filter((each) => each !== "")
    .join(" ");
  return h(
    "p",
    { class: "verdict-advice" },
    ...(words === "" ? [] : [h("strong", {}, panelLabel("whatToDo", context)), " ", ...withPaths(words), " "]),
    viewButtons([viewDocs(advised, model), ...viewVerdictActions(model)], model),
  );
}

/** A decision that was made without a balance is none. */
function isUnchecked({ finding }: IndexedFinding): boolean {
  return finding.advice === "treat-as-unchecked";
}

/** The buttons of the verdict, one Tab stop together. */
function viewButtons(buttons: readonly HTMLElement[], { context }: PageModel): HTMLElement {
  return h(
    "span",
    { class: "verdict-buttons", role: "toolbar", "aria-label": panelLabel("whatToDo", context) },
    ...buttons.flatMap((each) => [each, " "]),
  );
}

function viewNothingFound(model: PageModel): HTMLElement {
  const { findingContext: context, findings, comparison } = model;
  const found = findings.map(({ finding }) => finding);
  const isCancelled = comparison.status === "cancelled";
  const buttons = viewVerdictActions(model);
  return h(
    "div",
    { class: "verdict", "data-role": "verdict", "data-severity": isCancelled ? "warning" : "info" },
    viewCancelled(model),
    h("p", { class: "verdict-sentence" }, ...plainSentence(verdictSentence(comparison, found, context).fact)),
    viewOverwritten(model),
    viewFailures(model),
    buttons.length === 0 ? null : h("p", { class: "verdict-advice" }, viewButtons(buttons, model)),
  );
}
