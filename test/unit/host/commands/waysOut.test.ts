import { beforeEach, describe, expect, test, vi } from "vitest";
import type * as vscode from "vscode";
import { pickKept } from "../../../../src/host/ask/chooseComparison.ts";
import { commandIds } from "../../../../src/host/commandIds.ts";
import { repeatEndpoint } from "../../../../src/host/commands/call/repeatEndpoint.ts";
import type { CommandDependencies } from "../../../../src/host/commands/command.ts";
import { compareSavedResponses } from "../../../../src/host/commands/compare/compareSavedResponses.ts";
import { fireWebhook } from "../../../../src/host/commands/item/fireWebhook.ts";
import { resetLogin } from "../../../../src/host/commands/item/resetLogin.ts";
import { rotateAccessToken } from "../../../../src/host/commands/item/rotateAccessToken.ts";
import { updateWebhook } from "../../../../src/host/commands/item/updateWebhook.ts";
import { addItemByAccessToken } from "../../../../src/host/commands/newItem/addItemByAccessToken.ts";
import { setPlaidKeys } from "../../../../src/host/commands/plaidSandbox/setPlaidKeys.ts";
import { LinkHandler, type UriHandlerDependencies } from "../../../../src/host/session/uriHandler.ts";
import { itemTooltip } from "../../../../src/host/tree/itemRow.ts";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { anItem, aReading, countedIds, stillClock } from "../support/fakes.ts";
import { forgetWhatHappened, happened, person } from "../support/vscode/happened.ts";
import { env, window } from "../support/vscode/vscode.ts";

const boxes: { readonly password?: boolean }[] = [];

window.showInputBox = async (box: { password?: boolean }) => void boxes.push(box);
env.clipboard.readText = async () => "no response at all";

beforeEach(() => {
  forgetWhatHappened();
  boxes.length = 0;
  person.press = ({ buttons }) => buttons[0];
});

const executed = () => happened.commands.map(({ command, arguments: given }) => [command, ...given]);
const cancelledFailure = { failure: { reason: "cancelled" } };

/** What a command needs of all it could have. */
function some(parts: object): CommandDependencies {
  return { clock: stillClock(), ids: countedIds(), ...parts } as unknown as CommandDependencies;
}

describe("a message has a way out", () => {
  test("saved responses that cannot be read: others can be chosen", async () => {
    const work = compareSavedResponses(some({}), { from: "clipboard" });
    await expect(work).rejects.toMatchObject(cancelledFailure);
    await vi.waitFor(() => expect(executed()).toEqual([[commandIds.compareSavedResponses]]));
    expect(happened.messages[0]?.buttons).toEqual(["Choose Again"]);
  });

  test("no comparison yet: one can be made", async () => {
    const deps = some({ history: { list: async () => [] }, items: {} });
    await expect(pickKept(deps, undefined, { title: "Open" })).rejects.toMatchObject(cancelledFailure);
    await vi.waitFor(() => expect(executed()).toEqual([[commandIds.compareBalances]]));
  });

  const item = anItem({ environment: "sandbox" });
  const itemParts = (room: number) => ({
    items: { status: "ready", environment: "sandbox", get: () => ({ item }) },
    comparisons: { get: () => ({ comparison: null }) },
    calls: { budgetOf: () => ({ room: { "/accounts/get": room } }) },
  });
  const argument = { itemId: item.itemId, endpoint: "/accounts/get", times: 1 };

  test("a repeat on a machine too busy to measure: it can be repeated", async () => {
    const reading = aReading();
    const busy = { ...reading, timing: { ...reading.timing, hostBusy: true } };
    const comparisonWork = { openLatest: async () => {}, repeat: async () => [busy] };
    await repeatEndpoint(some({ ...itemParts(5), comparisonWork, panels: { show() {} } }), argument);
    const again = { itemId: item.itemId, endpoint: "/accounts/get" };
    await vi.waitFor(() => expect(executed()).toEqual([[commandIds.repeatEndpoint, again]]));
  });

  test("a repeat without room: the plan shows where there is some", async () => {
    await expect(repeatEndpoint(some(itemParts(0)), argument)).rejects.toMatchObject({
      failure: { reason: "budget-spent" },
      remedy: { command: "showComparisonPlan", argument: { itemId: item.itemId } },
    });
  });

  test("a production token: another can be given, and nothing is sent or stored", async () => {
    const deps = some({ keys: { read: async () => ({}), isUnchecked: () => false } });
    const work = addItemByAccessToken(deps, { accessToken: "access-production-1" });
    await expect(work).rejects.toMatchObject({
      failure: { reason: "production-refused" },
      remedy: { command: "addItemByAccessToken" },
    });
  });

  test("a change of what a processor token opens: a token that changes the Item can be given", async () => {
    const one = anItem({ environment: "sandbox", isProcessor: true });
    const entry = { item: one, facts: null, failure: null, accounts: [] };
    const comparisons = { get: () => ({ comparison: null }) };
    const deps = some({
      items: { get: () => entry, list: () => [entry], environment: "sandbox", status: "ready" },
      comparisons,
    });
    for (const change of [updateWebhook, rotateAccessToken, resetLogin, fireWebhook])
      await expect(change(deps, { itemId: one.itemId })).rejects.toMatchObject({
        failure: { reason: "invalid-request", detail: "processor-token" },
        remedy: { command: "addItemByAccessToken" },
      });
  });

  test("a refused link: the Items a link can open are shown", async () => {
    const switchTo = vi.fn(async () => {});
    const deps = {
      localItems: { list: async () => [] },
      log: { warn() {} },
      environmentChoice: { rememberLocal: async () => {}, switchTo },
      items: { status: "ready" },
      run: (_name: string, work: () => Promise<void>) => work(),
    } as unknown as UriHandlerDependencies;
    await new LinkHandler(deps).handleUri({ path: "/compare", query: "item=elsewhere" } as vscode.Uri);
    await vi.waitFor(() => expect(executed()).toEqual([["balanceLens.items.focus"]]));
    expect(switchTo).toHaveBeenCalledWith("local");
  });
});

test("a row's tooltip says in words why its Item was not read", () => {
  const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });
  const failure = { reason: "emulator-stopped", requestId: null } as const;
  const entry = { item: anItem(), facts: null, factsAt: null, accounts: null, gap: null, failure, busy: false };
  const tooltip = itemTooltip(entry, { now: 0, context });
  expect(tooltip).toContain("Last read: The local sandbox is not running.");
  expect(tooltip).not.toContain("emulator-stopped");
});

test("neither key is typed in the clear", async () => {
  await expect(setPlaidKeys(some({}), undefined)).rejects.toMatchObject(cancelledFailure);
  await expect(setPlaidKeys(some({}), { clientId: "id" })).rejects.toMatchObject(cancelledFailure);
  expect(boxes.map(({ password }) => password)).toEqual([true, true]);
});
