import type { BillingClass } from "../plan/plan.ts";
import type { EndpointPath } from "./endpoint.ts";

/** What a balance is needed for. */
export type Purpose = "ach-debit" | "instant-payment" | "live-number" | "display" | "just-linked";

/** What is known of the Item. */
export type LinkKind = "ordinary" | "capital-one-card" | "verified-by-hand";

export interface GuideAnswers {
  readonly purpose: Purpose;
  /** US accounts; asked only where it decides. */
  readonly isUs?: boolean;
  readonly link?: LinkKind;
  /** The decision must rest on a balance read now; asked only for an ACH debit. */
  readonly mustBeLive?: boolean;
}

export type GuideQuestion = "purpose" | "isUs" | "link" | "mustBeLive";

/** The endpoint for a use, and why. `reason` is a code that `text/` has a sentence for. */
export interface Recommendation {
  readonly code: string;
  /** Null where no endpoint can help. */
  readonly endpoint: EndpointPath | null;
  readonly fallback: EndpointPath | null;
  readonly freshness: "live" | "cached" | "bank-dated" | "none";
  /** Plaid's published figures in ms; null where it publishes none. */
  readonly latency: { readonly p50Ms: number; readonly p95Ms: number } | null;
  readonly billing: BillingClass | null;
  readonly docUrl: string;
}

const live = { p50Ms: 3000, p95Ms: 11_000 } as const;
const scored = { p50Ms: 1000, p95Ms: 2000 } as const;

interface Rule {
  readonly when: (answers: GuideAnswers) => boolean;
  readonly answer: Recommendation;
}

const isHandMade = ({ link }: GuideAnswers): boolean => link === "verified-by-hand";

/**
 * The decision guide, the first rule that fits wins. Sources: Plaid's Balance and Payments pages, and the support
 * article on which balance to use (https://plaid.com/docs/balance/).
 */
export const endpointGuide: readonly Rule[] = [
  {
    when: (answers) => isHandMade(answers) && answers.purpose !== "ach-debit",
    answer: {
      code: "guide-no-link",
      endpoint: null,
      fallback: "/accounts/get",
      freshness: "none",
      latency: null,
      billing: null,
      docUrl: "https://plaid.com/docs/errors/item/",
    },
  },
  {
    when: ({ purpose }) => purpose === "just-linked",
    answer: {
      code: "guide-just-linked",
      endpoint: "/accounts/get",
      fallback: null,
      freshness: "live",
      latency: null,
      billing: "free",
      docUrl: "https://plaid.com/docs/balance/",
    },
  },
  {
    when: ({ purpose }) => purpose === "display",
    answer: {
      code: "guide-display",
      endpoint: "/accounts/get",
      fallback: "/transactions/sync",
      freshness: "cached",
      latency: null,
      billing: "free",
      docUrl: "https://plaid.com/docs/api/accounts/",
    },
  },
  {
    when: ({ link }) => link === "capital-one-card",
    answer: {
      code: "guide-capital-one",
      endpoint: "/accounts/balance/get",
      fallback: "/accounts/get",
      freshness: "bank-dated",
      latency: live,
      billing: "flat-fee",
      docUrl: "https://plaid.com/docs/api/products/balance/",
    },
  },
  {
    when: ({ purpose, isUs }) => purpose === "ach-debit" && isUs === false,
    answer: {
      code: "guide-not-us",
      endpoint: "/accounts/balance/get",
      fallback: "/accounts/get",
      freshness: "live",
      latency: live,
      billing: "flat-fee",
      docUrl: "https://plaid.com/docs/balance/",
    },
  },
  {
    when: ({ purpose, mustBeLive }) => purpose === "ach-debit" && mustBeLive !== false,
    answer: {
      code: "guide-ach-live",
      endpoint: "/signal/evaluate",
      fallback: "/accounts/balance/get",
      freshness: "live",
      latency: live,
      billing: "per-request",
      docUrl: "https://plaid.com/docs/signal/signal-rules/",
    },
  },
  {
    when: ({ purpose }) => purpose === "ach-debit",
    answer: {
      code: "guide-ach-scored",
      endpoint: "/signal/evaluate",
      fallback: "/accounts/balance/get",
      freshness: "cached",
      latency: scored,
      billing: "per-request",
      docUrl: "https://plaid.com/docs/signal/signal-rules/",
    },
  },
  {
    when: () => true,
    answer: {
      code: "guide-live-number",
      endpoint: "/accounts/balance/get",
      fallback: "/accounts/get",
      freshness: "live",
      latency: live,
      billing: "flat-fee",
      docUrl: "https://plaid.com/docs/api/products/balance/",
    },
  },
];

/** The next thing to ask; null once the answers decide. Never more than three are asked. */
export function nextQuestion(answers: Partial<GuideAnswers>): GuideQuestion | null {
  const { purpose, isUs, link, mustBeLive } = answers;
  if (purpose === undefined) return "purpose";
  if (purpose === "just-linked" || purpose === "display") return null;
  if (purpose !== "ach-debit") return link === undefined ? "link" : null;
  if (isUs === undefined) return "isUs";
  return isUs && mustBeLive === undefined ? "mustBeLive" : null;
}

/** The endpoint for these answers. */
export function recommendEndpoint(answers: GuideAnswers): Recommendation {
  const rule = endpointGuide.find(({ when }) => when(answers));
  if (rule === undefined) throw new RangeError("the last rule of the guide fits everything");
  return rule.answer;
}
