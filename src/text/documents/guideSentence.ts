import type { GuideQuestion, LinkKind, Purpose, Recommendation } from "../../core/endpoint/endpointGuide.ts";
import { guideMessages } from "../messages/guide.ts";
import type { TextContext } from "../segment.ts";
import { message } from "../translate.ts";

/** The recommended endpoint, its freshness, latency and billing, and the reason, in one sentence. */
export function recommendationSentence({ code }: Recommendation, context: TextContext): string {
  return message([`guide.${code}`], guideMessages, context);
}

export function questionSentence(question: GuideQuestion, context: TextContext): string {
  return message([`question.${question}`], guideMessages, context);
}

export function purposeWords(purpose: Purpose, context: TextContext): string {
  return message([`purpose.${purpose}`], guideMessages, context);
}

export function linkWords(link: LinkKind, context: TextContext): string {
  return message([`link.${link}`], guideMessages, context);
}
