import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { inAttempts } from "../../scripts/workbench/inAttempts.mts";
import { inSharedWorkbench } from "./sharedWorkbench.ts";

/**
 * What the page says of those that were found, beside others that the window has made. There may be several: a sandbox that was
 * reset gives the same calls the same request ids.
 */
const found = /Comparisons: (\d+) of (?!\1\b)/;
const all = /Comparisons: (?!1\b)(\d+) of \1\b/;

test("a comparison is found by its request id, opened, pinned and compared with another in the diff editor", ({
  task,
}) =>
  inSharedWorkbench(task.name, async ({ workbench, profile }) => {
    const { page } = workbench;
    const first = await workbench.compare("daily-refresh");
    await first.locator("[data-role=calls] > summary").click();
    const requestId = (await first.locator(".request-id").first().textContent()) ?? "";
    expect(requestId).not.toBe("");
    await first.getByRole("button", { name: "Compare Again" }).click();
    await workbench.completedPanel();

    await workbench.runCommand("Balance Lens: Open Comparison… (latest, history, summary, two runs)");
    // Below the comparisons, of which there may be more than are drawn.
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "Stale cache" }).first().waitFor();
    await page.keyboard.insertText("Search the History");
    await workbench.choose("Search the History");
    await page.getByRole("tab", { name: "History" }).waitFor();
    const history = await workbench.panel((page) => page.getByRole("searchbox"));
    await history.getByText(all).waitFor();
    // What is typed at once is a search: VS Code gives the focus to a new page a moment after it shows it.
    await history.locator("input[type=search]:focus").waitFor();
    await history.getByRole("searchbox").fill(requestId);
    await history.getByText(found).waitFor();

    // Twice in some ten runs, on a busy machine, the key did nothing: a person presses it again.
    await inAttempts(3, async (timeout) => {
      await history.getByRole("searchbox").press("ArrowDown");
      await page.keyboard.press("p");
      await history.getByText("pinned").waitFor({ timeout });
    });
    const files = readdirSync(profile.userData, { recursive: true, encoding: "utf8" }).map((file) =>
      path.basename(file),
    );
    expect(files.filter((file) => file.endsWith(".pinned"))).toHaveLength(1);

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
    await again.getByText(found).waitFor();
    await again.getByRole("searchbox").press("Enter");
    const opened = await workbench.completedPanel();
    await opened.locator("[data-role=calls]").waitFor();
  }));
