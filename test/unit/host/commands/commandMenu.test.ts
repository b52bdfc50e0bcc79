import { beforeEach, expect, test } from "vitest";
import type { CommandDependencies } from "../../../../src/host/commands/command.ts";
import { commandMenu } from "../../../../src/host/commands/menus/commandMenu.ts";
import { window } from "../support/vscode/vscode.ts";

let shown: readonly string[];
/** Which of the shown entries is chosen; null leaves the question. */
let choose: string | null;

window.showQuickPick = async (choices: readonly { readonly label: string }[]) => {
  shown = choices.map(({ label }) => label);
  return choices.find(({ label }) => label === choose);
};

const deps = { environment: "local" } as unknown as CommandDependencies;
const ran: unknown[] = [];
const entry = (label: string, isOffered?: boolean) => ({
  label,
  run: async (...call: unknown[]) => void ran.push([label, ...call]),
  ...(isOffered !== undefined && { isOffered }),
});
const menu = commandMenu(
  () => "Local Sandbox",
  () => [entry("Start", false), entry("Move Clock"), entry("Stop", true)],
);

beforeEach(() => {
  ran.length = 0;
});

test("offers what does something now and runs what is chosen with what the menu was called with", async () => {
  choose = "Stop";
  await menu(deps, { itemId: "one" }, ["rows"]);
  expect(shown).toEqual(["Move Clock", "Stop"]);
  expect(ran).toEqual([["Stop", deps, { itemId: "one" }, ["rows"]]]);
});

test("runs nothing when it is left", async () => {
  choose = null;
  await expect(menu(deps, undefined)).rejects.toMatchObject({ failure: { reason: "cancelled" } });
  expect(ran).toEqual([]);
});
