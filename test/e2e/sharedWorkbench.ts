import { controlOf } from "./sandboxOwner.ts";
import { type InstalledWorkbench, type OpenWorkbench, openWorkbench } from "./workbench.ts";

/** No test of a shared window is about how long the local sandbox takes. */
const settings = { "balanceLens.local.latency": "none" };

/** ms after which a window that no test asks for is closed: it takes a tenth of a core, seen or not. */
const spareFor = 5000;

/** Nobody's while a test has it: one that is given up by its runner goes on in its window. */
let spare: { readonly opened: OpenWorkbench; readonly closing: NodeJS.Timeout } | undefined;

// Vitest ends a worker by this signal. What a process has running is killed as it exits.
process.once("SIGTERM", () => process.exit());

/**
 * One VS Code for tests that need no fresh one, whichever file of a worker they are in: a window takes ten times as long to
 * open as they take in it. Each finds the view open, no editor, and the local sandbox as it begins; after one that failed, the
 * next has a fresh window.
 */
export async function inSharedWorkbench(
  test: string,
  work: (installed: InstalledWorkbench) => Promise<void>,
): Promise<void> {
  const open = takeSpare();
  const opened = open ?? (await openWorkbench({ settings }));
  try {
    await opened.run(test, async (installed) => {
      await (open === undefined ? startSandbox(installed) : tidy(installed));
      await work(installed);
    });
  } catch (error) {
    await opened.close();
    throw error;
  }
  spare = { opened, closing: setTimeout(() => takeSpare()?.close(), spareFor) };
}

function takeSpare(): OpenWorkbench | undefined {
  const taken = spare;
  spare = undefined;
  clearTimeout(taken?.closing);
  return taken?.opened;
}

/** Without the comparison that the welcome view would begin: it changes an Item that a test may want as it begins. */
async function startSandbox({ workbench }: InstalledWorkbench): Promise<void> {
  await workbench.openView();
  await workbench.runCommand("Balance Lens: Local Sandbox…");
  await workbench.choose("Start Local Sandbox");
  await workbench.row("Stale cache").waitFor();
}

/** Closes what was opened before, and has the sandbox begin again: its clock, its faults, its Items. */
async function tidy({ workbench, profile }: InstalledWorkbench): Promise<void> {
  const { page } = workbench;
  const isUnsaved = await page.locator(".tab.dirty").first().isVisible();
  await workbench.runCommand("View: Close All Editors");
  if (isUnsaved) await page.getByRole("dialog").getByRole("button", { name: "Don't Save" }).click();
  await page.locator(".editor-group-container .tab").first().waitFor({ state: "detached" });
  await controlOf(profile)("POST", "reset");
  await workbench.openView();
}
