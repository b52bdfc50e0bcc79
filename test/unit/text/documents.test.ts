import { describe, expect, test } from "vitest";
import { endpointGuide, recommendEndpoint } from "../../../src/core/endpoint/endpointGuide.ts";
import { latencySummary } from "../../../src/core/reading/latencySummary.ts";
import type { OkReading, Reading } from "../../../src/core/reading/reading.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { latencyDocument } from "../../../src/text/documents/latencyDocument.ts";
import { guideReport } from "../../../src/text/reports/guideReport.ts";
import { reportMarkdown } from "../../../src/text/reports/reportMarkdown.ts";
import { failedReading, okReading } from "../../builders/comparison.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

describe("the guide's answer", () => {
  test("says the reason, freshness, latency, billing, the way back and Plaid's page", () => {
    const recommendation = recommendEndpoint({ purpose: "live-number", link: "ordinary" });
    expect(reportMarkdown(guideReport(recommendation, context), []).split("\n").filter(Boolean)).toEqual([
      "# Which endpoint: /accounts/balance/get",
      "- /accounts/balance/get: the bank is asked, for a flat fee, in about 3 s (95 in 100 within 11 s); it refreshes the cache too.",
      "## What to expect",
      "- Freshness: the balance of this moment",
      "- Latency: 3 s at the median and 11 s at p95 in production",
      "- Billing: in production a flat fee per call",
      "- When it cannot answer: /accounts/get",
      "- Plaid's page: https\\:\\/\\/plaid.com/docs/api/products/balance/",
    ]);
  });

  test.each(endpointGuide.map(({ answer }) => answer))("$code has all its words", (answer) => {
    expect(reportMarkdown(guideReport(answer, context), [])).not.toMatch(/[{}]|guide\.|plan\.|repeat\./);
  });
});

describe("a repeat", () => {
  const answered = (latencyMs: number, change: Partial<OkReading["timing"]> = {}): Reading => {
    const reading = okReading("single", "/accounts/balance/get", []);
    return { ...reading, latencyMs, timing: { ...reading.timing, latencyMs, ...change } };
  };

  function tell(readings: readonly Reading[], environment: "local" | "sandbox"): string {
    const summary = latencySummary(readings, { endpoint: "/accounts/balance/get", environment });
    if (summary === null) throw new Error("nothing to summarise");
    return latencyDocument(summary, readings, { item: "First Platypus Bank" }, context);
  }

  test("puts its figures beside Plaid's, and each call below", () => {
    const document = tell([answered(120), answered(100), answered(1400)], "sandbox");
    expect(document).toContain("# /accounts/balance/get, 3 times");
    expect(document).toContain("| Measured | 100 ms | 120 ms | 1.4 s | 1.4 s |");
    expect(document).toContain("| Published by Plaid, production |  | 3 s | 11 s |  |");
    expect(document.match(/^\d\. .*ms, request id/gm)).toHaveLength(2);
  });

  test("says where its figures mean nothing", () => {
    expect(tell([answered(100)], "local")).toContain("Local latency is simulated: it says nothing about banks.");
    expect(tell([answered(100)], "sandbox")).toContain("Sandbox has no banks behind it");
  });

  test("says which calls its figures leave out, and why", () => {
    const failed = failedReading("single", "/accounts/balance/get", "institution-error", "INSTITUTION_DOWN");
    const document = tell([answered(100), answered(900, { hostBusy: true }), failed], "sandbox");
    expect(document).toContain("| Measured | 100 ms | 100 ms | 100 ms | 100 ms |");
    expect(document).toContain("1 response is left out");
    expect(document).toContain("1 call failed; its time is not among the figures.");
    expect(document).toMatch(/900 ms, this machine was busy/);
    expect(document).toMatch(/Plaid couldn't read the bank\. \(INSTITUTION\\_DOWN\)/);
  });
});
