import { expect, test } from "vitest";
import { Workbench } from "../../scripts/workbench/workbench.mts";
import { ownerIn } from "./sandboxOwner.ts";
import { inWorkbench } from "./workbench.ts";

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

test("two windows share one local sandbox: a crashed window and a reloaded one take nothing away, not even its address", ({
  task,
}) =>
  inWorkbench({ test: task.name }, async ({ workbench: first, profile }) => {
    await first.openView();
    await first.startLocalSandbox();
    await first.row("Stale cache").waitFor();
    const owner = ownerIn(profile);

    const second = await Workbench.open(first.page.context(), first.page.url());
    await second.openView();
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
  }));
