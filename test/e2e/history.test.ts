import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { inAttempts } from "../../scripts/workbench/inAttempts.mts";
import { inSharedWorkbench } from "./sharedWorkbench.ts";

/** What the page says of those that were found, beside others that the window has made. */
const one = /Comparisons: 1 of (?!1\b)/;
const all = /Comparisons: (?!1\b)(\d+) of \1\b/;

test("a comparison is found by its request id, opened, pinned and compared with another in the diff editor", ({
  task,
}) =>
  inSharedWorkbench(task.name, async ({ workbench, profile }) => {
    const { page } = workbench;
    // No other test compares this Item: a sandbox that was reset gives the same calls the same request ids.
    const first = await workbench.compare("just-linked");
    await first.locator("[data-role=calls] > summary").click();
    const requestId = (await first.locator(".request-id").first().textContent()) ?? "";
    expect(requestId).not.toBe("");
    await first.getByRole("button", { name: "Compare Again" }).click();
    await workbench.completedPanel();

    await workbench.runCommand("Balance Lens: Open Comparison… (latest, history, summary, two runs)");
    // Below the comparisons, of which there may be more than are drawn.
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "Just linked" }).first().waitFor();
    await page.keyboard.insertText("Search the History");
    await workbench.choose("Search the History");
    await page.getByRole("tab", { name: "History" }).waitFor();
    const history = await workbench.panel((page) => page.getByRole("searchbox"));
    await history.getByText(all).waitFor();
    // What is typed at once is a search: VS Code gives the focus to a new page a moment after it shows it.
    await history.locator("input[type=search]:focus").waitFor();
    await history.getByRole("searchbox").fill(requestId);
    await history.getByText(one).waitFor();

    const pinned = () =>
      readdirSync(profile.userData, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".pinned"));
    // Twice in some ten runs, on a busy machine, the key did nothing: a person presses it again. One that did its work is not
    // pressed again, and what it pinned is shown.
    await inAttempts(5, async (timeout) => {
      if (pinned().length === 0) {
        await history.getByRole("searchbox").press("ArrowDown");
        await page.keyboard.press("p");
      }
      await history.getByText("pinned").waitFor({ timeout });
    });
    expect(pinned()).toHaveLength(1);

    await history.getByRole("searchbox").fill("today");
    await history.getByText(all).waitFor();
    // The newest come first.
    for (const newest of [0, 1]) await history.getByRole("checkbox").nth(newest).check();
    await history.getByRole("button", { name: "Diff Selected" }).click();
    await page.getByRole("tab", { name: /↔/ }).waitFor();
    await page.locator(".monaco-diff-editor").waitFor();

    await page.getByRole("tab", { name: "History" }).click();
    const again = await workbench.panel((page) => page.getByRole("searchbox"));
    await again.getByRole("searchbox").fill(requestId);
    await again.getByText(one).waitFor();
    await again.getByRole("searchbox").press("Enter");
    const opened = await workbench.completedPanel();
    await opened.locator("[data-role=calls]").waitFor();
  }));
