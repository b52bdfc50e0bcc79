import { adviceSentence, findingSentence } from "../../../../src/text/findings/findingSentence.ts";
import type { TextContext } from "../../../../src/text/segment.ts";
import type { IndexedFinding } from "../../model/comparisonFacts.ts";
import type { PageModel } from "../../model/pageModel.ts";
import type { PanelVerdict } from "../../model/panelVerdict.ts";

/** What mends an ended login: everything else that went wrong for it follows. */
const mendsLogin: readonly string[] = ["repair-local-login", "update-mode"];

/** The finding whose advice the verdict shows: of an ended login without numbers, else the first that has one. */
export function advisedFinding(
  { debit, dated, cause, fact, numbers }: PanelVerdict,
  { findings, findingContext: context }: Pick<PageModel, "findings" | "findingContext">,
): IndexedFinding {
  const login = findings.find(({ finding }) => finding.severity === "problem" && mendsLogin.includes(finding.advice));
  if (numbers === null && login !== undefined) return login;
  const hasAdvice = ({ finding }: IndexedFinding) => adviceSentence(finding, context) !== "";
  return [debit, dated, cause, fact.fact].filter((each) => each !== null).find(hasAdvice) ?? cause ?? fact.fact;
}

/** The sentences of the verdict: another account's cause may have the same one. */
export function verdictSentences(model: PageModel): ReadonlySet<string> {
  const { verdict, findings, findingContext: context } = model;
  if (verdict === null) return new Set();
  const shown = findings.filter(({ key }) => verdict.shownFindingKeys.has(key));
  return new Set([
    ...shown.map(({ finding }) => sentenceTextOf(finding, context)),
    adviceSentence(advisedFinding(verdict, model).finding, context),
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
