import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import * as vscode from "vscode";
import { acceptAll, leave } from "../support/answers.ts";
import { eventually, extensionId, openLens, run } from "../support/lens.ts";

const command = "balanceLens.emulator.addToWorkspace";
const usual = "tools/plaid-emulator.mjs";

describe("Add Emulator to Workspace", () => {
  let folder: string;
  let shipped: Buffer;

  before(async () => {
    await openLens();
    folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? assert.fail("no folder is open");
    const extension = vscode.extensions.getExtension(extensionId)?.extensionPath ?? "";
    shipped = await readFile(path.join(extension, "dist/emulator.mjs"));
  });

  const remove = async () => {
    await rm(path.join(folder, "tools"), { recursive: true, force: true });
    await vscode.commands.executeCommand("notifications.clearAll");
  };
  beforeEach(remove);
  after(remove);

  const written = () => readFile(path.join(folder, usual));

  it("asks for the path, and writes the file that ships, with the folder above it", async () => {
    await acceptAll(run(command));
    assert((await written()).equals(shipped), "other bytes than dist/emulator.mjs");
  });

  it("writes a file that Node runs with no install", async () => {
    await run(command, { path: usual });
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
    const child = spawn(process.execPath, [usual, "--port", "0"], { cwd: folder, env });
    try {
      const [line] = await once(createInterface(child.stdout), "line");
      const { url } = JSON.parse(String(line)) as { url: string };
      const answer = await fetch(`${url}/accounts/get`, { method: "POST" });
      assert.equal(answer.status, 400);
      assert.match(await answer.text(), /"error_type"/);
    } finally {
      child.kill();
    }
  });

  it("leaves a file that is equal as it is, without a question", async () => {
    await run(command, { path: usual });
    await run(command, { path: usual });
    assert((await written()).equals(shipped));
  });

  describe("where another file is", () => {
    beforeEach(async () => {
      await mkdir(path.join(folder, "tools"), { recursive: true });
      await writeFile(path.join(folder, usual), "// our own changes\n");
    });

    it("keeps it when the question is left", async () => {
      await leave(run(command, { path: usual }));
      assert.equal((await written()).toString(), "// our own changes\n");
    });

    it("proposes to keep it", async () => {
      await acceptAll(run(command, { path: usual }));
      assert.equal((await written()).toString(), "// our own changes\n");
    });

    it("overwrites it when that is chosen", async () => {
      const done = run(command, { path: usual });
      await eventually(async () => {
        await vscode.commands.executeCommand("workbench.action.quickOpenSelectNext");
        await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
        assert((await written()).equals(shipped), "not overwritten yet");
      });
      await done;
    });
  });

  it("asks again for a path that leaves the folder, and writes nothing there", async () => {
    await acceptAll(run(command, { path: "../outside.mjs" }));
    await assert.rejects(readFile(path.join(folder, "../outside.mjs")), { code: "ENOENT" });
    assert((await written()).equals(shipped));
  });
});
