import { expect, it } from "vitest";
import { usePanels } from "./panels.ts";
import { cases } from "./support/cases.ts";

const open = usePanels();

it("an evaluation folds in a narrow panel only where other calls have columns", async () => {
  const alone = await open({ snapshot: cases.evaluatedAlone(), width: 600 });
  expect(await alone.page.locator('td[data-reading="single:/signal/evaluate"]').isVisible()).toBe(true);
  expect(await alone.page.locator(".account .decision-note").isVisible()).toBe(false);
  const compared = await open({ snapshot: cases.reroute(), width: 600 });
  expect(await compared.page.locator('td[data-reading="evaluated:/signal/evaluate"]').first().isVisible()).toBe(false);
  expect(await compared.page.locator(".account .decision-note").first().isVisible()).toBe(true);
});
