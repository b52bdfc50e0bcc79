import { afterAll } from "vitest";
import { type InstalledWorkbench, type OpenWorkbench, openWorkbench } from "./workbench.ts";

/** No test of a shared window is about how long the local sandbox takes. */
const settings = { "balanceLens.local.latency": "none" };

/**
 * One VS Code for the tests of a file that need no fresh one: a window costs as much as what most of them do in it. Each finds
 * the view open, the local sandbox running and no editor, and relies on nothing that another did to its Items; after one that
 * failed, the next has a fresh window.
 */
export function useSharedWorkbench(): (
  test: string,
  work: (installed: InstalledWorkbench) => Promise<void>,
) => Promise<void> {
  // Nobody's while a test has it: one that is given up by its runner goes on in its window.
  let spare: OpenWorkbench | undefined;
  afterAll(() => spare?.close());
  return async (test, work) => {
    const isFresh = spare === undefined;
    const opened = spare ?? (await openWorkbench({ settings }));
    spare = undefined;
    try {
      await opened.run(test, async (installed) => {
        if (isFresh) await startSandbox(installed);
        await tidy(installed);
        await work(installed);
      });
    } catch (error) {
      await opened.close();
      throw error;
    }
    spare = opened;
  };
}

/** Without the comparison that the welcome view would begin: it changes an Item that a test may want as it begins. */
async function startSandbox({ workbench }: InstalledWorkbench): Promise<void> {
  await workbench.openView();
  await workbench.runCommand("Balance Lens: Local Sandbox…");
  await workbench.choose("Start Local Sandbox");
  await workbench.row("Stale cache").waitFor();
}

/** Closes what was opened before. */
async function tidy({ workbench }: InstalledWorkbench): Promise<void> {
  const { page } = workbench;
  const isUnsaved = await page.locator(".tab.dirty").first().isVisible();
  await workbench.runCommand("View: Close All Editors");
  if (isUnsaved) await page.getByRole("dialog").getByRole("button", { name: "Don't Save" }).click();
  await page.locator(".editor-group-container .tab").first().waitFor({ state: "detached" });
  await workbench.openView();
}
