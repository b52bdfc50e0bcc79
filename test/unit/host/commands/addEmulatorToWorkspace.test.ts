import { beforeEach, describe, expect, test, vi } from "vitest";
import { addEmulatorToWorkspace } from "../../../../src/host/commands/app/addEmulatorToWorkspace.ts";
import type { CommandDependencies } from "../../../../src/host/commands/command.ts";
import { ciSnippet, emulatorFileCommand } from "../../../../src/text/appSetup/ciSnippet.ts";
import { files } from "../support/vscode/files.ts";
import { forgetWhatHappened, happened } from "../support/vscode/happened.ts";
import { FileSystemError, Uri, window, workspace } from "../support/vscode/vscode.ts";

/** Whether the registry has the package, as the sources say. */
const npm = vi.hoisted(() => ({ publishedVersion: null as string | null }));
vi.mock("../../../../src/text/appSetup/publishedVersion.ts", () => ({
  get publishedVersion() {
    return npm.publishedVersion;
  },
}));

const answer = vi.spyOn(window, "showInformationMessage");
const pickFolder = vi.spyOn(window, "showWorkspaceFolderPick");
const showTextDocument = vi.spyOn(window, "showTextDocument");
const writeFile = vi.spyOn(workspace.fs, "writeFile");
const createDirectory = vi.spyOn(workspace.fs, "createDirectory");

const path = "ci/emulator.mjs";
const shipped = new TextEncoder().encode("// the emulator");
const folder = (name: string) => ({ uri: Uri.from({ scheme: "virtual", path: `/${name}` }) });
const logged = vi.fn<(line: string) => void>();
// The command uses these two alone.
const dependencies = {
  extensionUri: Uri.file("/ext"),
  log: { error: logged },
} as unknown as CommandDependencies;
const run = () => addEmulatorToWorkspace(dependencies, { path });

beforeEach(() => {
  npm.publishedVersion = null;
  vi.clearAllMocks();
  answer.mockResolvedValue(undefined);
  forgetWhatHappened();
  files.clear();
  files.set("/ext/dist/emulator.mjs", shipped);
  workspace.workspaceFolders = [folder("app")];
});

describe("Add Emulator to Workspace", () => {
  test.each([
    ["no workspace", undefined],
    ["a workspace of no folder", []],
  ] as const)("with %s says so, offers to open a folder, and writes nothing", async (_, folders) => {
    workspace.workspaceFolders = folders;
    answer.mockResolvedValue("Open Folder");
    await run();
    await vi.waitFor(() => expect(happened.commands).toMatchObject([{ command: "vscode.openFolder" }]));
    expect(answer.mock.calls).toEqual([[expect.stringContaining("none is open"), "Open Folder"]]);
    expect(writeFile).not.toHaveBeenCalled();
  });

  test("writes into a folder of any scheme, and offers what comes next", async () => {
    await run();
    expect(files.get(`virtual:/app/${path}`)).toEqual(shipped);
    expect(createDirectory.mock.calls.map(String)).toEqual(["virtual:/app/ci"]);
    const next = [expect.stringContaining(path), "Open File", "Copy CI Snippet"];
    expect(answer.mock.calls).toEqual([next]);
  });

  test("with several folders asks which", async () => {
    workspace.workspaceFolders = [folder("app"), folder("api")];
    pickFolder.mockResolvedValue(folder("api"));
    await run();
    expect([...files.keys()]).toEqual(["/ext/dist/emulator.mjs", `virtual:/api/${path}`]);
  });

  test("is cancelled, with nothing written, when that question is left", async () => {
    workspace.workspaceFolders = [folder("app"), folder("api")];
    pickFolder.mockResolvedValue(undefined);
    await expect(run()).rejects.toMatchObject({ failure: { reason: "cancelled" } });
    expect(writeFile).not.toHaveBeenCalled();
  });

  test("says that an equal file is up to date, and does not touch it", async () => {
    files.set(`virtual:/app/${path}`, shipped.slice());
    await run();
    expect(answer.mock.calls[0]?.[0]).toBe(`${path} is already up to date.`);
    expect(writeFile).not.toHaveBeenCalled();
  });

  test("Open File opens it, Copy CI Snippet copies the lines with its path", async () => {
    answer.mockResolvedValueOnce("Open File").mockResolvedValueOnce("Copy CI Snippet");
    await run();
    await run();
    await vi.waitFor(() => expect(happened.copied).toEqual([ciSnippet(emulatorFileCommand(path))]));
    expect(showTextDocument.mock.calls.map(String)).toEqual([`virtual:/app/${path}`]);
  });

  test("once the package is published, offers the lines that need no file too", async () => {
    npm.publishedVersion = "1.2.3";
    answer.mockResolvedValue("Copy npx Lines");
    await run();
    await vi.waitFor(() => expect(happened.copied).toHaveLength(1));
    expect(answer.mock.calls[0]?.slice(1)).toEqual(["Open File", "Copy CI Snippet", "Copy npx Lines"]);
    expect(happened.copied[0]).toMatch(/^npx --yes balance-lens@1\.2\.3 emulator --port 8700 --token ci /);
  });

  test("a folder that cannot be written to is a failure that is told", async () => {
    writeFile.mockRejectedValueOnce(new FileSystemError("NoPermissions"));
    await expect(run()).rejects.toMatchObject({
      failure: { reason: "storage-failed", detail: expect.stringContaining("NoPermissions") },
    });
    expect(answer).not.toHaveBeenCalled();
  });

  test("an action that fails afterwards is logged, and nothing else happens", async () => {
    answer.mockResolvedValue("Open File");
    showTextDocument.mockRejectedValueOnce(new RangeError("no editor"));
    await run();
    await vi.waitFor(() => expect(logged).toHaveBeenCalledWith(expect.stringContaining("RangeError")));
  });
});
