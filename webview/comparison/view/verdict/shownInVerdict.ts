import { adviceSentence, findingSentence } from "../../../../src/text/findings/findingSentence.ts";
import type { TextContext } from "../../../../src/text/segment.ts";
import type { IndexedFinding } from "../../model/comparisonFacts.ts";
import type { PageModel } from "../../model/pageModel.ts";
import type { PanelVerdict } from "../../model/panelVerdict.ts";

/** The finding whose advice the verdict shows: the first that has one. */
export function advisedFinding({ debit, cause, fact }: PanelVerdict, context: TextContext): IndexedFinding {
  const hasAdvice = ({ finding }: IndexedFinding) => adviceSentence(finding, context) !== "";
  return [debit, cause, fact.fact].filter((each) => each !== null).find(hasAdvice) ?? cause ?? fact.fact;
}

/** The sentences of the verdict: another account's cause may have the same one. */
export function verdictSentences({ verdict, findings, findingContext: context }: PageModel): ReadonlySet<string> {
  if (verdict === null) return new Set();
  const shown = findings.filter(({ key }) => verdict.shownFindingKeys.has(key));
  return new Set([
    ...shown.map(({ finding }) => sentenceTextOf(finding, context)),
    adviceSentence(advisedFinding(verdict, context).finding, context),
  ]);
}

export function sentenceTextOf(finding: IndexedFinding["finding"], context: TextContext): string {
  return findingSentence(finding, context)
    .map(({ text }) => text)
    .join("");
}

/** The model with the sentences of the verdict. */
export type FindingsModel = PageModel & { readonly verdictSentences: ReadonlySet<string> };

/** True for a finding that the verdict shows: the list does not repeat it. */
export function isInVerdict({ key }: IndexedFinding, { verdict }: PageModel): boolean {
  return verdict?.shownFindingKeys.has(key) === true;
}
