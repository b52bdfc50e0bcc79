import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { inWorkbench } from "./workbench.ts";

test("a comparison is found by its request id, opened, pinned and compared with another in the diff editor", ({
  task,
}) =>
  inWorkbench({ test: task.name }, async ({ workbench, profile }) => {
    const { page } = workbench;
    await workbench.openView();
    await workbench.startLocalSandbox();
    const first = await workbench.completedPanel();
    await first.locator("[data-role=calls] > summary").click();
    const requestId = (await first.locator(".request-id").first().textContent()) ?? "";
    expect(requestId).not.toBe("");
    await first.getByRole("button", { name: "Compare Again" }).click();
    await workbench.completedPanel();

    await workbench.runCommand("Balance Lens: Open Comparison… (latest, history, summary, two runs)");
    await workbench.choose("Search the History");
    await page.getByRole("tab", { name: "History" }).waitFor();
    const history = await workbench.panel((page) => page.getByRole("searchbox"));
    await history.getByText("Comparisons: 2 of 2").waitFor();
    await history.getByRole("searchbox").fill(requestId);
    await history.getByText("Comparisons: 1 of 2").waitFor();

    await history.getByRole("searchbox").press("ArrowDown");
    await page.keyboard.press("p");
    await history.getByText("pinned").waitFor();
    const files = readdirSync(profile.userData, { recursive: true, encoding: "utf8" }).map((file) =>
      path.basename(file),
    );
    expect(files.filter((file) => file.endsWith(".pinned"))).toHaveLength(1);

    await history.getByRole("searchbox").fill("today");
    await history.getByText("Comparisons: 2 of 2").waitFor();
    for (const box of await history.getByRole("checkbox").all()) await box.check();
    await history.getByRole("button", { name: "Diff Selected" }).click();
    await page.getByRole("tab", { name: /↔/ }).waitFor();
    await page.locator(".monaco-diff-editor").waitFor();

    await page.getByRole("tab", { name: "History" }).click();
    const again = await workbench.panel((page) => page.getByRole("searchbox"));
    await again.getByRole("searchbox").fill(requestId);
    await again.getByText("Comparisons: 1 of 2").waitFor();
    await again.getByRole("searchbox").press("Enter");
    const opened = await workbench.completedPanel();
    await opened.locator("[data-role=calls]").waitFor();
  }));
