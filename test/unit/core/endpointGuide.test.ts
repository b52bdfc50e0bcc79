import { expect, test } from "vitest";
import { type GuideAnswers, nextQuestion, recommendEndpoint } from "../../../src/core/endpoint/endpointGuide.ts";

test.each<[GuideAnswers, string, string | null]>([
  [{ purpose: "display" }, "guide-display", "/accounts/get"],
  [{ purpose: "just-linked" }, "guide-just-linked", "/accounts/get"],
  [{ purpose: "live-number" }, "guide-live-number", "/accounts/balance/get"],
  [{ purpose: "instant-payment", link: "ordinary" }, "guide-live-number", "/accounts/balance/get"],
  [{ purpose: "live-number", link: "capital-one-card" }, "guide-capital-one", "/accounts/balance/get"],
  [{ purpose: "live-number", link: "verified-by-hand" }, "guide-no-link", null],
  [{ purpose: "ach-debit", isUs: false }, "guide-not-us", "/accounts/balance/get"],
  [{ purpose: "ach-debit", isUs: true, mustBeLive: true }, "guide-ach-live", "/signal/evaluate"],
  [{ purpose: "ach-debit", isUs: true, mustBeLive: false }, "guide-ach-scored", "/signal/evaluate"],
])("%o is answered with %s", (answers, code, endpoint) => {
  expect(recommendEndpoint(answers)).toMatchObject({ code, endpoint });
});

test("no more than three questions are asked, whatever is answered", () => {
  const answers = {
    purpose: ["ach-debit", "instant-payment", "live-number", "display", "just-linked"],
    isUs: [true, false],
    link: ["ordinary", "capital-one-card", "verified-by-hand"],
    mustBeLive: [true, false],
  } as const;
  const deepest = (given: Partial<GuideAnswers>): number => {
    const question = nextQuestion(given);
    if (question === null) return 0;
    return 1 + Math.max(...answers[question].map((answer) => deepest({ ...given, [question]: answer })));
  };
  expect(deepest({})).toBe(3);
});
