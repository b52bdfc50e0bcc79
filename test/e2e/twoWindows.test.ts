import { expect, test } from "vitest";
import type { Profile } from "../../scripts/workbench/profile.mts";
import { Workbench } from "../../scripts/workbench/workbench.mts";
import { type Emulator, withEmulator } from "./emulator.ts";
import { setKeys } from "./plaidKeys.ts";
import { ownerIn } from "./sandboxOwner.ts";
import { inWorkbench } from "./workbench.ts";

test("two windows add Items of Plaid Sandbox at once, whose names and order outlive a reload, and share one local sandbox, which a crashed window and a reloaded one leave as it is, even its address", ({
  task,
}) =>
  withEmulator(["--port", "0", "--seed", "7", "--scenario", "all"], async (emulator) => {
    const settings = { "balanceLens.environment": "sandbox", "balanceLens.sandbox.url": emulator.url };
    await inWorkbench({ test: task.name, settings }, async ({ workbench: first, profile }) => {
      const second = await addItemsAtOnce(first, emulator);
      await shareSandbox(first, second, profile);
    });
  }));

/** Each window adds an Item; what one of them renames and sorts, both show after a reload. Resolves to the second, which it opens. */
async function addItemsAtOnce(first: Workbench, emulator: Emulator): Promise<Workbench> {
  const tokens = await Promise.all(
    ["daily-refresh", "pending-hold"].map(async (scenario) => (await emulator.itemOf(scenario)).access_token),
  );
  await setKeys(first);
  const second = await Workbench.open(first.page.context(), first.page.url());
  const windows = [first, second] as const;

  for (const window of windows) {
    await window.runCommand("Balance Lens: Add Item…");
    await window.choose("Add Item by Access Token");
  }
  await Promise.all(
    windows.map((window, index) => window.answer("Add Item by Access Token", tokens[index] ?? "no token")),
  );
  // Each shows the one that it added, once that is kept.
  for (const window of windows) {
    await window.openView();
    await expect.poll(() => shownItems(window), { timeout: 60_000 }).not.toEqual([]);
  }
  for (const window of windows) {
    await window.runCommand("Balance Lens: Refresh");
    await window.row("Tattersall").waitFor();
    await window.row("First Platypus Bank").waitFor();
  }

  // By keyboard, on the row that is selected.
  await first.row("Tattersall").click();
  await first.row("Tattersall Checking").waitFor();
  await first.page.keyboard.press("F2");
  await first.answer("Rename Item", "A payroll test");
  await first.row("A payroll test").waitFor();
  await first.runCommand("Balance Lens: Sort Items");
  await first.choose("Name");
  const inOrder = ["A payroll test", "First Platypus Bank"];
  await expect.poll(() => shownItems(first), { timeout: 60_000 }).toEqual(inOrder);

  for (const window of windows) {
    // The view was open, and is again.
    await window.reload();
    await expect.poll(() => shownItems(window), { timeout: 60_000 }).toEqual(inOrder);
  }
  return second;
}

/** Takes the sandbox from one to the other. */
async function shareSandbox(first: Workbench, second: Workbench, profile: Profile): Promise<void> {
  await first.runCommand("Balance Lens: Local Sandbox…");
  await first.choose("Start Local Sandbox");
  await first.row("Stale cache").waitFor();
  const owner = ownerIn(profile);

  await second.row("Stale cache").waitFor();
  expect(ownerIn(profile)).toEqual(owner);

  // The window that runs it crashes, right after a change was acknowledged.
  const access_token = await link(owner.url);
  process.kill(owner.pid, "SIGKILL");
  await expect.poll(() => ownerIn(profile).pid, { timeout: 60_000 }).not.toBe(owner.pid);
  await expect.poll(() => ownerIn(profile).url, { timeout: 60_000 }).toBe(owner.url);
  await expect.poll(async () => (await call(owner.url, "/item/get", { access_token })).item).toBeDefined();
  const heir = ownerIn(profile);
  await second.runCommand("Balance Lens: Refresh");
  await second.row("Gingham").waitFor();

  // The crashed window comes back, as one that uses the other's; then the other is reloaded.
  await first.reload();
  await first.openView();
  await first.row("Gingham").waitFor();
  expect(ownerIn(profile)).toEqual(heir);
  await second.reload();
  await second.openView();
  await second.row("Gingham").waitFor();
  expect(ownerIn(profile).url).toBe(owner.url);
  expect((await call(owner.url, "/item/get", { access_token })).item).toBeDefined();
}

/** The names of the Items the tree shows, in its order. */
function shownItems(workbench: Workbench): Promise<readonly string[]> {
  return workbench.page.locator('.sidebar [role="treeitem"][aria-level="1"] .label-name').allTextContents();
}

async function call(url: string, place: string, body: object): Promise<Record<string, string>> {
  const answer = await fetch(url + place, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ client_id: "app", secret: "app", ...body }),
  });
  return (await answer.json()) as Record<string, string>;
}

/** An Item as an app makes it: its access token. */
async function link(url: string): Promise<string> {
  const request = { institution_id: "ins_109509", initial_products: ["auth"] };
  const { public_token } = await call(url, "/sandbox/public_token/create", request);
  const { access_token } = await call(url, "/item/public_token/exchange", { public_token });
  expect(access_token).toMatch(/^access-sandbox-/);
  return access_token ?? "";
}
