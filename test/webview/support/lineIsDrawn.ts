import type { Page } from "playwright-core";
import type { PanelSnapshot } from "../../../src/protocol/messages.ts";
import { timelineFor } from "./timelineFor.ts";

/** Resolves once the account over time is drawn beside the verdict; at once where none is to be drawn. */
export async function lineIsDrawn(page: Page, snapshot: PanelSnapshot): Promise<void> {
  const isRunning = snapshot.comparison === null || snapshot.comparison.status === "running";
  if (isRunning || timelineFor(snapshot) === null || !(await page.locator(".timeline-region .tl").isVisible())) return;
  // A level line has no height, and is not visible to who asks for that.
  await page.locator(".tl-line, .tl-mark").first().waitFor({ state: "attached" });
}
