import { describe, expect, it } from "vitest";
import { type FailureReason, failureReasons } from "../../src/core/failure/errors.ts";
import type { ItemSummary } from "../../src/core/item/item.ts";
import { createTextContext } from "../../src/text/createTextContext.ts";
import { failureSentence } from "../../src/text/findings/failureSentence.ts";
import { usePanels } from "./panels.ts";
import { cases } from "./support/cases.ts";
import { snapshot } from "./support/fixtures.ts";
import { textOf } from "./support/textOf.ts";

const open = usePanels();
const context = createTextContext({ messages: {}, locale: "en-US" });

describe("a failure of the whole comparison", () => {
  it("has its remedy as a button, whatever the reason, and the host is told no more than the reason", async () => {
    const panel = await open({ snapshot: snapshot(null) });
    const acted: FailureReason[] = [];
    for (const reason of failureReasons) {
      await panel.tell(snapshot(null, { failure: { reason, requestId: null } }));
      const { sentence, action } = failureSentence({ reason, requestId: null }, context);
      await panel.page.getByText(sentence, { exact: false }).first().waitFor();
      const button = panel.page.locator("[data-role=notice] [data-action=act-on-failure]");
      expect(await button.count(), reason).toBe(action === "none" ? 0 : 1);
      if (action === "none") continue;
      await button.click();
      acted.push(reason);
    }
    expect((await panel.requests()).slice(1)).toEqual(
      acted.map((reason) => ({ name: "failure/act", payload: { reason, readingId: null } })),
    );
  });

  it.each([
    ["keys-missing", "Set Plaid Keys"],
    ["token-missing", "Add Item by Access Token"],
    ["emulator-stopped", "Start Local Sandbox"],
    ["local-item-gone", "Create Sandbox Item"],
    ["scenario-unknown", "Open Settings"],
    ["workspace-untrusted", "Manage Workspace Trust"],
  ] as const)("is called as the command is: %s", async (reason, name) => {
    const { page } = await open({ snapshot: snapshot(null, { failure: { reason, requestId: null } }) });
    expect(await page.locator("[data-role=notice]").getByRole("button", { name }).count()).toBe(1);
  });
});

describe("a failure of a scenario's Item", () => {
  const item = { itemId: "i", institutionId: "ins_1", institutionName: "Tattersall", products: [] };
  const failed = (own: Pick<ItemSummary, "environment" | "scenario">, reason: FailureReason = "internal") =>
    snapshot(null, { item: { ...item, ...own }, failure: { reason, requestId: null } });
  const taught = { environment: "local", scenario: "daily-refresh" } as const;

  it("can be left behind: the scenario begins again", async () => {
    const panel = await open({ snapshot: failed(taught) });
    await panel.page.getByRole("button", { name: "Restart Scenario" }).click();
    expect((await panel.requests()).at(-1)).toEqual({ name: "local/change", payload: { what: "restart-and-compare" } });
  });

  it.each([
    ["a sandbox that is stopped", failed(taught, "emulator-stopped")],
    ["an Item without a scenario", failed({ environment: "local" })],
    ["an Item of Plaid Sandbox", failed({ environment: "sandbox", scenario: "daily-refresh" })],
  ])("has nothing to begin again: %s", async (_what, shown) => {
    const { page } = await open({ snapshot: shown });
    await page.locator("[data-role=notice] .failure").waitFor();
    expect(await page.getByRole("button", { name: "Restart Scenario" }).count()).toBe(0);
  });
});

describe("a failure of one call", () => {
  it("is acted on by its reading, in the drawer", async () => {
    const panel = await open({ snapshot: cases.partial() });
    await panel.page.locator('th[data-reading="real-time:/accounts/balance/get"] .endpoint').click();
    await panel.page.locator("[data-role=drawer]").getByRole("button", { name: "How to Repair" }).click();
    const acted = {
      name: "failure/act",
      payload: { reason: "item-login-required", readingId: "real-time:/accounts/balance/get" },
    };
    expect((await panel.requests()).slice(1)).toEqual([acted]);
  });
});

describe("a request that failed", () => {
  it("is told with the remedy of its reason", async () => {
    const panel = await open({ snapshot: cases.usual(), refuse: { "clock/advance": "emulator-stopped" } });
    await panel.page.getByRole("button", { name: "+1 h" }).click();
    const alert = panel.page.getByRole("alert");
    expect(await textOf(alert)).toContain("The local sandbox is not running.");
    await alert.getByRole("button", { name: "Start Local Sandbox" }).click();
    expect((await panel.requests()).at(-1)).toEqual({
      name: "failure/act",
      payload: { reason: "emulator-stopped", readingId: null },
    });
  });
});
