import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import { snippetLanguages } from "../../../../src/core/snippetLanguage.ts";
import { outcomeOf } from "../../../../src/core/summaries/itemOutcomes.ts";
import { failureDetails } from "../../../../src/host/failure/failureDetails.ts";
import { failureLine } from "../../../../src/host/failure/failures.ts";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { balanceSheet } from "../../../../src/text/export/balanceSheet.ts";
import { readingAs } from "../../../../src/text/export/callAsCode/readingAs.ts";
import { changesMarkdown } from "../../../../src/text/export/changesMarkdown.ts";
import { comparisonCsv } from "../../../../src/text/export/comparisonCsv.ts";
import { comparisonHar } from "../../../../src/text/export/comparisonHar.ts";
import { comparisonJson } from "../../../../src/text/export/comparisonJson.ts";
import { comparisonMarkdown } from "../../../../src/text/export/comparisonMarkdown.ts";
import { httpFile } from "../../../../src/text/export/httpFile.ts";
import { manyCsv, manyJson } from "../../../../src/text/export/manyRecords.ts";
import { supportBundle } from "../../../../src/text/export/supportBundle.ts";
import { ticketMarkdown } from "../../../../src/text/export/ticket.ts";
import { userText } from "../../../../src/text/export/userText.ts";
import { failureSentence } from "../../../../src/text/findings/failureSentence.ts";
import { findingSentence } from "../../../../src/text/findings/findingSentence.ts";

const context = createTextContext({ locale: "en", messages: {} });

/** Every text that is made from a comparison, by the file that makes it. */
export const exports: Readonly<Record<string, (comparison: Comparison) => unknown>> = {
  "export/balanceSheet.ts": (comparison) => balanceSheet(comparison, context),
  "export/changesMarkdown.ts": (comparison) => changesMarkdown(comparison, comparison, context),
  "export/comparisonCsv.ts": comparisonCsv,
  "export/comparisonJson.ts": comparisonJson,
  "export/comparisonHar.ts": (comparison) => comparisonHar(comparison, "https://sandbox.plaid.com", context),
  "export/httpFile.ts": (comparison) => httpFile(comparison, "https://sandbox.plaid.com", context),
  "export/comparisonMarkdown.ts": (comparison) => comparisonMarkdown(comparison, context),
  "export/supportBundle.ts": supportBundle,
  "export/manyRecords.ts": (comparison) => {
    const outcomes = [outcomeOf(comparison)];
    const input = { outcomes, left: 0, startedAt: comparison.startedAt, nameOf: () => "Tartan Bank" };
    return [manyCsv(input), manyJson(input)];
  },
  "export/ticket.ts": (comparison) => ticketMarkdown(comparison, null),
  "export/userText.ts": (comparison) => userText(comparison, null, context),
  "export/readingAs.ts": (comparison) =>
    comparison.readings.flatMap((reading) =>
      snippetLanguages.map((language) =>
        readingAs({ comparison, reading, language, baseUrl: "https://sandbox.plaid.com" }, context),
      ),
    ),
  "host/failureDetails.ts": (comparison) =>
    comparison.readings.map((reading) => {
      if (reading.outcome !== "failed") return null;
      const { failure } = reading;
      const { sentence } = failureSentence(failure, context);
      return [sentence, failureLine(failure), failureDetails(failure, { sentence, name: "compare", at: "now" })];
    }),
  "findingSentence.ts": (comparison) =>
    findingsOf(comparison).map((finding) => [finding, findingSentence(finding, context)]),
};

/** What is made of no comparison, or is a part of those above. */
export const noExport: readonly string[] = [
  ...[
    "appSnippet",
    "ciSnippet",
    "csvRecord",
    "curlSnippet",
    "environmentWords",
    "evaluationsMarkdown",
    "callComments",
    "findingsMarkdown",
    "goSnippet",
    "javaSnippet",
    "plainUrl",
    "rubySnippet",
    "linkTokenSnippet",
  ],
  ...[
    "manyRecords",
    "markdownParts",
    "nodeSnippet",
    "powershellSnippet",
    "pythonSnippet",
    "readingRequest",
    "rulesetsMarkdown",
    "timelineMarkdown",
    "snippet",
  ],
  ...["supportParts", "ticketWords", "publishedVersion"],
].map((name) => `export/${name}.ts`);
