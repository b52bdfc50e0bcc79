import type { Recommendation } from "../../core/endpoint/endpointGuide.ts";
import { recommendationSentence } from "../documents/guideSentence.ts";
import { publishedLatency } from "../documents/publishedLatency.ts";
import { effectMessages } from "../messages/effects.ts";
import { guideMessages } from "../messages/guide.ts";
import type { TextContext } from "../segment.ts";
import { fill, type KeyIn, message } from "../translate.ts";
import type { ReportText } from "./report.ts";

/** The guide's recommendation: the reason, then freshness, latency and billing, with Plaid's page as the source. */
export function guideReport(recommendation: Recommendation, context: TextContext): ReportText {
  const { endpoint, fallback, freshness, latency, billing, docUrl } = recommendation;
  const say = (key: KeyIn<typeof guideMessages>, values: Readonly<Record<string, string>> = {}): string =>
    fill(message([key], guideMessages, context), values);
  const facts = [
    say("guide.freshness", { words: say(`guide.freshness.${freshness}`) }),
    ...(endpoint === null ? [] : [say("guide.latency", { words: publishedLatency(latency, context) })]),
    ...(billing === null
      ? []
      : [say("guide.billing", { words: message([`effect.billing.${billing}`], effectMessages, context) })]),
    ...(fallback === null ? [] : [say("guide.fallback", { call: fallback })]),
    say("guide.page", { url: docUrl }),
  ];
  return {
    title: endpoint === null ? say("guide.title-none") : say("guide.title", { call: endpoint }),
    about: "",
    sentences: [recommendationSentence(recommendation, context)],
    columns: [],
    sorting: null,
    sections: [{ title: say("guide.facts"), lines: facts.map((text) => ({ text })) }],
  };
}
