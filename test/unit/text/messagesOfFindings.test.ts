import { expect, test } from "vitest";
import { findingsOf } from "../../../src/core/causes/findingsOf.ts";
import { plainText } from "../../../src/text/fillSegments.ts";
import { adviceSentence, findingSentence, settlementSentence } from "../../../src/text/findings/findingSentence.ts";
import { messagesOfFindings } from "../../../src/text/findings/messagesOfFindings.ts";
import { english } from "../../../src/text/messages/english.ts";
import { compareItem, emulatorWith } from "../../builders/compareScenario.ts";

test.each(["daily-refresh", "just-linked"])("the words of findings are all that tells them: %s", async (scenario) => {
  const findings = findingsOf(await compareItem(emulatorWith(scenario)));
  expect(findings).not.toEqual([]);
  const words = messagesOfFindings(findings);
  const marked = Object.fromEntries(Object.entries(words).map(([key, text]) => [key, `<${text}>`]));
  const context = { messages: marked, locale: "en-US", timeZone: "UTC" };
  for (const finding of findings) {
    expect(plainText(findingSentence(finding, context))).toMatch(/^<.*>$/);
    expect(adviceSentence(finding, context)).toMatch(/^<.*>$/);
    if (finding.settledBy !== undefined) expect(settlementSentence(finding, context)).toMatch(/^<.*>$/);
  }
  // And no more than that: they are sent with each comparison.
  const codes = new Set(findings.map(({ code }) => code));
  for (const [key, text] of Object.entries(words)) {
    expect(english[key]).toBe(text);
    if (key.startsWith("finding.")) expect(codes).toContain(key.split(".")[1]);
  }
  expect(messagesOfFindings([])).toEqual({});
});
