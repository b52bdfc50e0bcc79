import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../src/core/causes/findingsOf.ts";
import { endpointGuide } from "../../../src/core/endpoint/endpointGuide.ts";
import { failureReasons } from "../../../src/core/failure/errors.ts";
import type { Finding } from "../../../src/core/findings/finding.ts";
import { explainPlan } from "../../../src/core/plan/explainPlan.ts";
import { planComparison } from "../../../src/core/plan/planner.ts";
import { cellWords } from "../../../src/text/cellWords.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import {
  linkWords,
  purposeWords,
  questionSentence,
  recommendationSentence,
} from "../../../src/text/documents/guideSentence.ts";
import { plainText } from "../../../src/text/fillSegments.ts";
import { failureActions, failureSentence } from "../../../src/text/findings/failureSentence.ts";
import { findingSentence, windowSentence } from "../../../src/text/findings/findingSentence.ts";
import { plaidSays } from "../../../src/text/findings/plaidSays.ts";
import { verdictSentence } from "../../../src/text/findings/verdictSentence.ts";
import { english } from "../../../src/text/messages/english.ts";
import { planCostSentences } from "../../../src/text/reports/planCostSentences.ts";
import { checking, savings } from "../../builders/accounts.ts";
import { comparisonOf, failedReading } from "../../builders/comparison.ts";
import { factMessages, factsAndCauses } from "../../builders/factsAndCauses.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

describe("failures", () => {
  test.each(failureReasons)("%s has a sentence and an action", (reason) => {
    const { sentence, action } = failureSentence({ reason, requestId: null }, context);
    expect(sentence).toBe(english[`failure.${reason}`]);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(failureActions).toContain(action);
  });

  test("Plaid's own code is named", () => {
    const { failure } = failedReading("cached", "/auth/get", "institution-error", "INSTITUTION_DOWN");
    expect(failureSentence(failure, context).sentence).toBe("Plaid couldn't read the bank. (INSTITUTION_DOWN)");
  });
});

describe("the action beside a failure", () => {
  test.each([
    ["institution-error", "INSTITUTION_DOWN", "retry-later"],
    ["institution-error", "INSTITUTION_NO_LONGER_SUPPORTED", "open-docs"],
    ["institution-error", "A_CODE_OF_TOMORROW", "open-docs"],
    ["item-error", "ITEM_LOCKED", "repair-login"],
    ["item-error", "MFA_NOT_SUPPORTED", "open-docs"],
    ["consent-required", "ADDITIONAL_CONSENT_REQUIRED", "repair-login"],
    ["consent-required", "USER_PERMISSION_REVOKED", "open-docs"],
    ["rate-limited", "BALANCE_LIMIT", "retry-later"],
    ["rate-limited", "CREDITS_EXHAUSTED", "open-docs"],
  ] as const)("%s %s: %s", (reason, code, action) => {
    expect(failureSentence(failedReading("cached", "/auth/get", reason, code).failure, context).action).toBe(action);
  });
});

test("what Plaid says of an error is shown as it came", () => {
  const { provider } = failedReading(
    "cached",
    "/auth/get",
    "invalid-request",
    "INVALID_FIELD",
    "{count} is too long",
  ).failure;
  if (provider === undefined) throw new Error("no provider");
  expect(plaidSays(provider, context)).toBe("Plaid says: {count} is too long");
  expect(plaidSays({ ...provider, errorMessage: " ", displayMessage: "Sign in again" }, context)).toBe(
    "Plaid says: Sign in again",
  );
  expect(plaidSays({ ...provider, errorMessage: "" }, context)).toBeNull();
  expect(plaidSays({ ...provider, errorCodeReason: "OAUTH_USER_REVOKED" }, context)).toBe(
    "Plaid says: {count} is too long (OAUTH_USER_REVOKED)",
  );
  expect(plaidSays({ errorMessage: "", errorCodeReason: "OAUTH_USER_REVOKED" }, context)).toBe(
    "Plaid says: OAUTH_USER_REVOKED",
  );
});

test("each kind of nothing has words of its own", () => {
  const words = [
    cellWords.nullNotGiven(context),
    cellWords.notReturned(context),
    cellWords.notAsked(context),
    cellWords.failed(context),
    cellWords.skipped("product-not-on-item", "/identity/get", context),
    cellWords.skipped("not-asked", "/identity/get", context),
    cellWords.skipped("no-account", "/signal/evaluate", context),
    cellWords.skipped("budget-spent", "/accounts/balance/get", context),
    cellWords.skipped("not-supported", "/auth/get", context),
    cellWords.skipped("cancelled", "/auth/get", context),
  ];
  expect(new Set(words).size).toBe(words.length);
  expect(words).toContain("skipped: would add Identity");
  for (const word of words) expect(word).not.toMatch(/[{}]|^cell\./);
});

describe("the verdict of facts and causes", () => {
  const wordsContext = createTextContext({ messages: factMessages, locale: "en-US", timeZone: "UTC" });
  const findings = factsAndCauses({ checking: "checking", savings: "savings" });
  const verdict = (of: readonly Finding[]) => verdictSentence(comparisonOf({}), of, wordsContext);
  const fact = "Checking ••0000: the cached available balance is $1,204.11, $84.20 too high. The bank says $1,119.91.";

  test("is the first fact with its best cause, each as sure as it is, and the accounts of facts alike", () => {
    const { segments, explanation, certainty } = verdict(findings);
    const more = "1 more account is affected.";
    const cause = "A hold of $84.20 was probably placed after the last update.";
    expect(plainText(segments)).toBe(`${fact} ${more} ${cause}`);
    expect(plainText(explanation)).toBe(cause);
    expect(certainty).toBe("likely");
  });

  test("is the fact and that nothing explains it, where no cause is more than possible", () => {
    const { explanation, certainty } = verdict(findings.slice(3));
    expect(plainText(explanation)).toBe("Nothing in the responses settles what explains $37.50.");
    expect(certainty).toBe("certain");
  });

  test("says a cause that is only possible with that certainty", () => {
    const { explanation, certainty } = verdict(findings.slice(3, 5));
    expect([plainText(explanation), certainty]).toEqual(["A pending transaction may have been dropped.", "possible"]);
  });

  test("counts an account once, and not those of causes", () => {
    const [first, cause] = findings;
    if (first === undefined || cause === undefined) throw new Error("the fixture is empty");
    const again = { ...first, id: "cached-differs-from-real-time#9" };
    const wide = { ...cause, code: first.code, accountIds: ["checking", "other"] };
    expect(plainText(verdict([first, wide, again]).fact)).toBe(fact);
  });
});

describe("when a difference arose", () => {
  const wordsContext = (messages: Record<string, string> = {}) =>
    createTextContext({ messages: { ...factMessages, ...messages }, locale: "en-US", timeZone: "UTC" });
  const open = factsAndCauses({ checking: "checking", savings: "savings" }).find(({ code }) => code === "unexplained");
  if (open === undefined) throw new Error("the fixture has none");

  test("is a sentence of its own where the finding's does not say it", () => {
    expect(windowSentence(open, wordsContext())).toBe("It happened some time before Mar 1, 2026, 12:00.");
    const { window: _, ...without } = open;
    expect(windowSentence(without, wordsContext())).toBe("");
  });

  test("is a part of the finding's sentence where that has room for it", () => {
    const own = wordsContext({ "finding.unexplained": "{amount} moved {window}." });
    expect(plainText(findingSentence(open, own))).toBe("$37.50 moved some time before Mar 1, 2026, 12:00.");
    expect(windowSentence(open, own)).toBe("");
  });
});

describe("the verdict", () => {
  const say = (comparison: ReturnType<typeof comparisonOf>) => {
    const { segments, certainty } = verdictSentence(comparison, findingsOf(comparison), context);
    return [plainText(segments), certainty];
  };

  test("is the gravest finding, and how many more accounts it holds for", () => {
    const both = (available: number) => [
      checking({ available, current: available }),
      savings({ available, current: available }),
    ];
    expect(say(comparisonOf({ cached: both(500), realTime: both(400) }))).toEqual([
      "Checking ••0000: the cached available balance is $500.00, $100.00 too high. The bank says $400.00. " +
        "1 more account is affected. Plaid last updated this Item 5 h ago (Transactions), so the cached balance is at " +
        "most 5 h old. The bank's balance has probably changed since.",
      "likely",
    ]);
  });

  test("says so when there is nothing to say", () => {
    expect(say(comparisonOf({ cached: [checking({ available: 1, current: 1 })] }))).toEqual([
      "No difference in the responses received.",
      null,
    ]);
    expect(say(comparisonOf({}))).toEqual(["No call returned a balance.", null]);
    expect(say({ ...comparisonOf({}), status: "cancelled" })).toEqual([
      "The comparison was cancelled before any answer came.",
      null,
    ]);
    expect(say({ ...comparisonOf({}), status: "running" })).toEqual(["Comparing.", null]);
  });

  test("where nothing answered, is the one reason, and not the names of all calls", () => {
    const readings = ["/item/get", "/accounts/get", "/auth/get"].map((endpoint) =>
      failedReading("cached", endpoint as "/auth/get", "unreachable"),
    );
    expect(say({ ...comparisonOf({}), readings })).toEqual([
      "Couldn't reach the server. None of the 3 calls got a response, so there is nothing to compare.",
      "certain",
    ]);
  });
});

test("a plan is told before it runs", () => {
  const products = ["auth"];
  const plan = planComparison({
    products,
    institutionId: null,
    options: { evaluate: "default", addProducts: ["/identity/get"] },
  });
  expect(planCostSentences(explainPlan(plan, { products }), context)).toEqual([
    "11 calls, cached endpoints before the bank and again after it.",
    "2 of them would be billed by call in production.",
    "It would add Identity to the Item, with its billing.",
    "Leaves at least 22 of 25 requests to /accounts/balance/get (this window's calls only).",
  ]);
});

test("a plan without room says what is not made", () => {
  const budget = { room: { "/accounts/balance/get": 0 } };
  const plan = planComparison({ products: [], institutionId: null, options: { evaluate: null }, budget });
  expect(planCostSentences(explainPlan(plan, { products: [], budget }), context)).toContain(
    "/accounts/balance/get won't be called: it would exceed Plaid's documented limit now.",
  );
});

test("the guide has words for every question and answer", () => {
  const words = [
    ...endpointGuide.map(({ answer }) => recommendationSentence(answer, context)),
    ...(["purpose", "isUs", "link", "mustBeLive"] as const).map((each) => questionSentence(each, context)),
    ...(["ach-debit", "instant-payment", "live-number", "display", "just-linked"] as const).map((each) =>
      purposeWords(each, context),
    ),
    ...(["ordinary", "capital-one-card", "verified-by-hand"] as const).map((each) => linkWords(each, context)),
  ];
  expect(new Set(words).size).toBe(words.length);
  for (const word of words) expect(word).not.toMatch(/^(guide|question|purpose|link)\./);
});

test("English keys are sentences, each key once, with whole plurals", () => {
  for (const key of Object.keys(english)) {
    if (key.endsWith(".one")) expect(english, key).toHaveProperty([key.replace(/one$/, "other")]);
  }
  expect(Object.keys(english).length).toBeGreaterThan(200);
});
