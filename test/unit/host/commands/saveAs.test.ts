import { homedir } from "node:os";
import { beforeEach, expect, test, vi } from "vitest";
import type { Uri } from "vscode";
import { askWhereToSave, checkSavable, proposedPlace } from "../../../../src/host/ask/saveAs.ts";
import type { CommandDependencies } from "../../../../src/host/commands/command.ts";
import { newCustomUser } from "../../../../src/host/commands/newItem/newCustomUser.ts";
import { stillClock } from "../support/fakes.ts";

const window = vi.hoisted(() => ({
  folders: [] as { readonly uri: { readonly path: string } }[],
  present: new Set<string>(),
  opened: [] as { readonly scheme: string; readonly path: string }[],
  proposed: [] as string[],
}));

vi.mock("vscode", () => {
  const uriOf = (path: string, scheme = "file"): object => ({
    path,
    scheme,
    fsPath: path,
    with: (change: { scheme: string }) => uriOf(path, change.scheme),
  });
  return {
    l10n: {
      t: (text: string, ...values: unknown[]) => text.replace(/\{(\d)\}/g, (_, at) => String(values[Number(at)])),
    },
    Uri: {
      file: (path: string) => uriOf(path),
      joinPath: (base: { path: string }, name: string) => uriOf(`${base.path}/${name}`),
    },
    Position: class {},
    WorkspaceEdit: class {
      insert(): void {}
    },
    workspace: {
      get workspaceFolders() {
        return window.folders.length === 0 ? undefined : window.folders;
      },
      textDocuments: [],
      fs: {
        stat: async ({ path }: { path: string }) => {
          if (!window.present.has(path)) throw new Error("no such file");
        },
      },
      openTextDocument: async (uri: { scheme: string; path: string }) => {
        window.opened.push(uri);
        return { uri };
      },
      applyEdit: async () => true,
    },
    window: {
      showTextDocument: async () => undefined,
      showSaveDialog: async ({ defaultUri }: { defaultUri: { path: string } }) =>
        void window.proposed.push(defaultUri.path),
    },
  };
});

beforeEach(() => {
  window.folders = [];
  window.present.clear();
  window.opened.length = 0;
  window.proposed.length = 0;
});

const home = homedir();
const newFile = () =>
  newCustomUser({ clock: stillClock() } as unknown as CommandDependencies, { template: "one-account" });

test("without an open folder a new custom user is saved in the person's own, never at the root of the disk", async () => {
  window.present.add(`${home}/custom.plaid-user.json`);
  await newFile();
  expect(window.opened).toMatchObject([{ scheme: "untitled", path: `${home}/custom-2.plaid-user.json` }]);
});

test("with one, there", async () => {
  window.folders = [{ uri: { path: "/app" } }];
  await newFile();
  expect(window.opened).toMatchObject([{ scheme: "untitled", path: "/app/custom.plaid-user.json" }]);
  expect(proposedPlace("a.md").path).toBe("/app/a.md");
});

test("an export is proposed by name, with a folder or without", async () => {
  await expect(askWhereToSave("a.md", { title: "" })).rejects.toMatchObject({ failure: { reason: "cancelled" } });
  expect(window.proposed).toEqual([`${home}/a.md`]);
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
