import { expect, test } from "vitest";
import { callPlaid, linkTokenFrom } from "./link/browse.ts";
import { ownerIn } from "./sandboxOwner.ts";
import { inWorkbench } from "./workbench.ts";

test("an Item that an app made with Link stands in the tree like any other app's", ({ task }) =>
  inWorkbench({ test: task.name }, async ({ workbench, profile }) => {
    await workbench.openView();
    await workbench.startLocalSandbox();
    await workbench.completedPanel();
    const sandbox = ownerIn(profile);
    const { hosted_link_url, link_token } = await linkTokenFrom(sandbox, { products: ["transactions"] });
    const page = await workbench.page.context().newPage();
    await page.goto(`${hosted_link_url}&headless=${encodeURIComponent('{"institution_id":"ins_135858"}')}`);
    await page.getByRole("heading", { name: "Connected" }).waitFor();
    await page.close();
    const { link_sessions } = await callPlaid<{ link_sessions: { on_success: { public_token: string } }[] }>(
      sandbox,
      "/link/token/get",
      { link_token },
    );
    const { public_token } = link_sessions[0]?.on_success ?? {};
    expect(await callPlaid(sandbox, "/item/public_token/exchange", { public_token })).toHaveProperty("access_token");

    await workbench.runCommand("Balance Lens: Refresh");
    await workbench.row("Windowpane Bank").waitFor();
  }));
