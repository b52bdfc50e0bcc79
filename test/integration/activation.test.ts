import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import type { SharedContext } from "./index.ts";
import { extensionId, openLens, startLocal } from "./support/lens.ts";
import { loadedFiles } from "./support/loadedFiles.ts";

describe("activation", () => {
  it("loads the extension alone: neither the SDK nor the emulator", function () {
    assert.deepEqual((this as Mocha.Context & SharedContext).loadedAtActivation, ["extension.js"]);
  });

  it("loads with the first rows its session, and still neither the SDK nor the emulator", function () {
    assert.deepEqual((this as Mocha.Context & SharedContext).loadedWithRows, ["extension.js", "session.js"]);
  });

  it("reads little: the session is in a file of its own", () => {
    const folder = vscode.extensions.getExtension(extensionId)?.extensionPath ?? "";
    const { size } = statSync(path.join(folder, "dist", "extension.js"));
    assert(size <= 6_000, `${size} bytes are read as the extension starts`);
  });

  it("loads the emulator once it is used", async () => {
    const lens = await openLens();
    await startLocal(lens);
    const folder = vscode.extensions.getExtension(extensionId)?.extensionPath ?? "";
    assert(loadedFiles(path.join(folder, "dist")).includes("emulator.mjs"));
    assert.match(lens.localUrl() ?? "", /^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it("registers the declared commands, all of them and no other", async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    const manifest = JSON.parse(readFileSync(path.join(extension?.extensionPath ?? "", "package.json"), "utf8"));
    const declared: string[] = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    const registered = (await vscode.commands.getCommands(true)).filter((id) => id.startsWith("balanceLens."));
    // VS Code makes some of its own for each view: focus, open, resetViewLocation …
    const isMade = (id: string) => /^balanceLens\.items\./.test(id) && !declared.includes(id);
    assert.deepEqual(registered.filter((id) => !isMade(id)).sort(), declared.sort());
  });
});
