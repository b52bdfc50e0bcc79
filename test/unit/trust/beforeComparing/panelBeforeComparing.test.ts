import { beforeEach, expect, test } from "vitest";
import type { PanelSnapshot } from "../../../../src/protocol/messages.ts";
import { aComparison, anItem } from "../../host/support/fakes.ts";
import { forgetWhatHappened, happened } from "../../host/support/vscode/happened.ts";
import { pages } from "../../host/support/vscode/pages.ts";
import { openPanels } from "../support/openPanels.ts";

beforeEach(forgetWhatHappened);

const item = anItem({ itemId: "item1", products: ["auth"], debit: { accountId: "a", amount: 1900, rulesetKey: null } });

/** A panel without a comparison, and what its page was sent last. */
function opened() {
  const world = openPanels();
  void world.panels.show("item1");
  const page = [...pages.open].at(-1);
  page?.post({ kind: "request", id: 1, name: "panel/ready", payload: null });
  const sent = () => (page?.sent ?? []) as { readonly name?: string; readonly payload: PanelSnapshot }[];
  const planned = () => sent().findLast(({ name }) => name === "panel/snapshot")?.payload.planned;
  return { ...world, page, planned };
}

test("a panel without a comparison is told the plan of its Item, and its accounts as they become known", async () => {
  const { items, planned, put } = opened();
  items.listLoaded([item]);
  await expect.poll(() => planned()?.cost).toBe("9 calls · free here · 2 billed per call in production");
  expect(planned()?.steps.join(" ")).toContain("$1,900.00 debit");
  expect(planned()?.notCalled).toContain("Transactions");
  expect(planned()?.accounts).toEqual([]);
  const account = { accountId: "a", name: "Checking", mask: "0417", type: null, subtype: null, balance: null };
  items.update("item1", { accounts: [account] });
  await expect.poll(() => planned()?.accounts).toEqual(["Checking ••0417"]);
  put(aComparison({ item }));
  await expect.poll(planned).toBeNull();
});

test("its link opens the plan", async () => {
  const { page } = opened();
  page?.post({ kind: "request", id: 2, name: "plan/show", payload: null });
  const command = { command: "balanceLens.balances.plan", arguments: [{ itemId: "item1" }] };
  await expect.poll(() => happened.commands).toContainEqual(command);
});
