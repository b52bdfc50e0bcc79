import { homedir } from "node:os";
import { beforeEach, expect, test } from "vitest";
import type { Uri } from "vscode";
import { askWhereToSave, checkSavable, proposedPlace } from "../../../../src/host/ask/saveAs.ts";
import type { CommandDependencies } from "../../../../src/host/commands/command.ts";
import { newCustomUser } from "../../../../src/host/commands/newItem/newCustomUser.ts";
import { stillClock } from "../support/fakes.ts";
import { files } from "../support/vscode/files.ts";
import { Uri as FakeUri, window, workspace } from "../support/vscode/vscode.ts";

const opened: { readonly scheme: string; readonly path: string }[] = [];
const proposed: string[] = [];

beforeEach(() => {
  workspace.workspaceFolders = undefined;
  files.clear();
  opened.length = 0;
  proposed.length = 0;
});

workspace.openTextDocument = async (uri) => {
  opened.push(uri);
  return { uri, text: "" };
};
window.showSaveDialog = async ({ defaultUri }: { defaultUri: { path: string } }) => void proposed.push(defaultUri.path);

const home = homedir();
const newFile = () =>
  newCustomUser({ clock: stillClock() } as unknown as CommandDependencies, { template: "one-account" });

test("without an open folder a new custom user is saved in the person's own, never at the root of the disk", async () => {
  files.set(`${home}/custom.plaid-user.json`, "");
  await newFile();
  expect(opened).toMatchObject([{ scheme: "untitled", path: `${home}/custom-2.plaid-user.json` }]);
});

test("with one, there", async () => {
  workspace.workspaceFolders = [{ uri: FakeUri.file("/app") }];
  await newFile();
  expect(opened).toMatchObject([{ scheme: "untitled", path: "/app/custom.plaid-user.json" }]);
  expect(proposedPlace("a.md").path).toBe("/app/a.md");
});

test("an export is proposed by name, with a folder or without", async () => {
  await expect(askWhereToSave("a.md", { title: "" })).rejects.toMatchObject({ failure: { reason: "cancelled" } });
  expect(proposed).toEqual([`${home}/a.md`]);
});

const at = (path: string, scheme = "file") => ({ path: path.replaceAll("\\", "/"), fsPath: path, scheme }) as Uri;

test.each([
  ["/c:/Users/me/con.json", /^Windows reserves the name con\.json\./],
  ["/c:/Users/me/report.", /^report\. ends with a dot or a space/],
  ["/c:/Users/me/what?.md", /^what\?\.md has a character that Windows/],
  [`/c:/${"folder/".repeat(40)}a.md`, /^This path is too long for Windows\./],
])("on Windows %s is refused with a word", (path, sentence) => {
  expect(() => checkSavable(at(path), "win32")).toThrow(
    expect.objectContaining({ sentence: expect.stringMatching(sentence) }),
  );
});

test("where it can be saved it is: elsewhere, and in folders that are not of this machine", () => {
  checkSavable(at("/home/me/what?.md"), "linux");
  checkSavable(at("/con.json", "vscode-vfs"), "win32");
  checkSavable(at("/c:/Users/me/balances.md"), "win32");
});
