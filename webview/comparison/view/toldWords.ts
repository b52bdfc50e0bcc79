import { adviceSentence, findingSentence } from "../../../src/text/findings/findingSentence.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import type { IndexedFinding } from "../model/comparisonFacts.ts";
import type { Headline } from "../model/headline.ts";
import type { PageModel } from "../model/page.ts";

/** The finding whose advice the verdict shows: the first that has one. */
export function advisedIn({ debit, cause, fact }: Headline, context: TextContext): IndexedFinding {
  const hasAdvice = ({ finding }: IndexedFinding) => adviceSentence(finding, context) !== "";
  return [debit, cause, fact.fact].filter((each) => each !== null).find(hasAdvice) ?? cause ?? fact.fact;
}

/** The sentences of the verdict: another account's cause may have the same one. */
export function toldWords({ headline, findings, findingContext: context }: PageModel): ReadonlySet<string> {
  if (headline === null) return new Set();
  const told = findings.filter(({ key }) => headline.told.has(key));
  return new Set([
    ...told.map(({ finding }) => wordsOf(finding, context)),
    adviceSentence(advisedIn(headline, context).finding, context),
  ]);
}

export function wordsOf(finding: IndexedFinding["finding"], context: TextContext): string {
  return findingSentence(finding, context)
    .map(({ text }) => text)
    .join("");
}
