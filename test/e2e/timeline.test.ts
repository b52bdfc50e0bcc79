import type { FrameLocator } from "playwright-core";
import { expect, test } from "vitest";
import { controlOf } from "./sandboxOwner.ts";
import { inWorkbench } from "./workbench.ts";

test("an account's time line opens in a tab of its own, follows the local sandbox by itself, and comes back after a reload", ({
  task,
}) =>
  inWorkbench({ test: task.name }, async ({ workbench, profile }) => {
    await workbench.openView();
    await workbench.startLocalSandbox();
    await workbench.completedPanel();
    await workbench.runCommand("Balance Lens: Open Time Line");
    await workbench.choose("Stale cache");
    await workbench.choose("Tattersall Checking");
    await workbench.page.getByRole("tab", { name: "Time Line: Tattersall Checking ••0417" }).waitFor();

    const heading = (page: FrameLocator) => page.getByRole("heading", { name: "Tattersall Checking" });
    const view = await workbench.panel(heading);
    const line = view.locator("svg").first();
    await line.waitFor();
    const before = await line.textContent();

    // As another program, or another window, moves it.
    await controlOf(profile)("POST", "clock", { seconds: 3 * 86_400 });
    await expect.poll(() => line.textContent(), { timeout: 60_000 }).not.toBe(before);

    await workbench.reload();
    const again = await workbench.panel(heading);
    await again.locator("svg").first().waitFor();
  }));
