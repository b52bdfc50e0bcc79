import { beforeEach, describe, expect, test, vi } from "vitest";
import { addEmulatorToWorkspace } from "../../../../src/host/commands/app/addEmulatorToWorkspace.ts";
import type { CommandDependencies } from "../../../../src/host/commands/command.ts";
import { ciSnippet } from "../../../../src/text/export/snippets/ciSnippet.ts";

/** An address as far as the command looks at one. */
interface Address {
  readonly text: string;
}

/** A window whose folders are virtual: all that is read and written goes through VS Code's own file system. */
const vscode = await vi.hoisted(async () => {
  class FileSystemError extends Error {
    readonly code: string;
    constructor(code: string) {
      super(code);
      this.code = code;
    }
  }
  const files = new Map<string, Uint8Array>();
  const { posix } = await import("node:path");
  return {
    files,
    FileSystemError,
    answer: vi.fn<(sentence: string, ...labels: string[]) => Promise<string | undefined>>(),
    pickFolder: vi.fn<() => Promise<unknown>>(),
    executeCommand: vi.fn<(command: string) => Promise<void>>(async () => undefined),
    showTextDocument: vi.fn<(file: Address) => Promise<void>>(async () => undefined),
    writeText: vi.fn<(text: string) => Promise<void>>(async () => undefined),
    workspace: {
      workspaceFolders: undefined as readonly { readonly uri: Address }[] | undefined,
      fs: {
        async readFile({ text }: Address) {
          const content = files.get(text);
          if (content === undefined) throw new FileSystemError("FileNotFound");
          return content;
        },
        createDirectory: vi.fn<(folder: Address) => Promise<void>>(async () => undefined),
        writeFile: vi.fn<(file: Address, content: Uint8Array) => Promise<void>>(async ({ text }, content) => {
          files.set(text, content);
        }),
      },
    },
    joinPath({ text }: Address, ...parts: string[]): Address {
      const [scheme = "", path = ""] = text.split("://");
      return { text: `${scheme}://${posix.join(path, ...parts)}` };
    },
  };
});

vi.mock("vscode", () => ({
  workspace: vscode.workspace,
  FileSystemError: vscode.FileSystemError,
  Uri: { joinPath: vscode.joinPath },
  commands: { executeCommand: vscode.executeCommand },
  env: { clipboard: { writeText: vscode.writeText } },
  window: {
    showInformationMessage: vscode.answer,
    showWorkspaceFolderPick: vscode.pickFolder,
    showTextDocument: vscode.showTextDocument,
    setStatusBarMessage: () => undefined,
  },
  l10n: { t: (text: string, ...values: string[]) => text.replace(/\{(\d)\}/g, (_, at) => values[at] ?? "") },
}));

const path = "ci/emulator.mjs";
const shipped = new TextEncoder().encode("// the emulator");
const folder = (name: string) => ({ uri: { text: `virtual:///${name}` } });
const logged = vi.fn<(line: string) => void>();
// The command uses these two alone.
const dependencies = {
  extensionUri: { text: "file:///ext" },
  log: { error: logged },
} as unknown as CommandDependencies;
const run = () => addEmulatorToWorkspace(dependencies, { path });

beforeEach(() => {
  vi.clearAllMocks();
  vscode.answer.mockResolvedValue(undefined);
  vscode.files.clear();
  vscode.files.set("file:///ext/dist/emulator.mjs", shipped);
  vscode.workspace.workspaceFolders = [folder("app")];
});

describe("Add Emulator to Workspace", () => {
  test.each([
    ["no workspace", undefined],
    ["a workspace of no folder", []],
  ] as const)("with %s says so, offers to open a folder, and writes nothing", async (_, folders) => {
    vscode.workspace.workspaceFolders = folders;
    vscode.answer.mockResolvedValue("Open Folder");
    await run();
    await vi.waitFor(() => expect(vscode.executeCommand).toHaveBeenCalledWith("vscode.openFolder"));
    expect(vscode.answer.mock.calls).toEqual([[expect.stringContaining("none is open"), "Open Folder"]]);
    expect(vscode.workspace.fs.writeFile).not.toHaveBeenCalled();
  });

  test("writes into a folder of any scheme, and offers what comes next", async () => {
    await run();
    expect(vscode.files.get(`virtual:///app/${path}`)).toEqual(shipped);
    expect(vscode.workspace.fs.createDirectory).toHaveBeenCalledWith({ text: "virtual:///app/ci" });
    const next = [expect.stringContaining(path), "Open File", "Copy CI Snippet"];
    expect(vscode.answer.mock.calls).toEqual([next]);
  });

  test("with several folders asks which", async () => {
    vscode.workspace.workspaceFolders = [folder("app"), folder("api")];
    vscode.pickFolder.mockResolvedValue(folder("api"));
    await run();
    expect([...vscode.files.keys()]).toEqual(["file:///ext/dist/emulator.mjs", `virtual:///api/${path}`]);
  });

  test("is cancelled, with nothing written, when that question is left", async () => {
    vscode.workspace.workspaceFolders = [folder("app"), folder("api")];
    vscode.pickFolder.mockResolvedValue(undefined);
    await expect(run()).rejects.toMatchObject({ failure: { reason: "cancelled" } });
    expect(vscode.workspace.fs.writeFile).not.toHaveBeenCalled();
  });

  test("says that an equal file is up to date, and does not touch it", async () => {
    vscode.files.set(`virtual:///app/${path}`, shipped.slice());
    await run();
    expect(vscode.answer.mock.calls[0]?.[0]).toBe(`${path} is already up to date.`);
    expect(vscode.workspace.fs.writeFile).not.toHaveBeenCalled();
  });

  test("Open File opens it, Copy CI Snippet copies the lines with its path", async () => {
    vscode.answer.mockResolvedValueOnce("Open File").mockResolvedValueOnce("Copy CI Snippet");
    await run();
    await run();
    await vi.waitFor(() => expect(vscode.writeText.mock.calls).toEqual([[ciSnippet(path)]]));
    expect(vscode.showTextDocument.mock.calls).toEqual([[{ text: `virtual:///app/${path}` }]]);
  });

  test("a folder that cannot be written to is a failure that is told", async () => {
    vscode.workspace.fs.writeFile.mockRejectedValueOnce(new vscode.FileSystemError("NoPermissions"));
    await expect(run()).rejects.toMatchObject({
      failure: { reason: "storage-failed", detail: expect.stringContaining("NoPermissions") },
    });
    expect(vscode.answer).not.toHaveBeenCalled();
  });

  test("an action that fails afterwards is logged, and nothing else happens", async () => {
    vscode.answer.mockResolvedValue("Open File");
    vscode.showTextDocument.mockRejectedValueOnce(new RangeError("no editor"));
    await run();
    await vi.waitFor(() => expect(logged).toHaveBeenCalledWith(expect.stringContaining("RangeError")));
  });
});
