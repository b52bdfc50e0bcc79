import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually, openLens } from "../support/lens.ts";

describe("a custom user in the editor", () => {
  let uri: vscode.Uri;

  async function show(text: string): Promise<void> {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert(folder, "the suite has no folder open");
    uri = vscode.Uri.joinPath(folder.uri, "schema.plaid-user.json");
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  }

  const placeAfter = (text: string, part: string) => {
    const before = text.slice(0, text.indexOf(part) + part.length).split("\n");
    return new vscode.Position(before.length - 1, before.at(-1)?.length ?? 0);
  };

  before(() => openLens());

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.workspace.fs.delete(uri);
  });

  it("is told what is wrong, where it is wrong", async () => {
    await show('{\n  "override_accounts": [\n    { "type": "bank", "staring_balance": 5 }\n  ]\n}\n');
    await eventually(() => {
      const faults = vscode.languages.getDiagnostics(uri);
      assert.equal(faults.length, 2, JSON.stringify(faults));
      assert(faults.every(({ range }) => range.start.line === 2));
    }, 120_000);
  });

  async function labelsAt(position: vscode.Position): Promise<string> {
    const provider = "vscode.executeCompletionItemProvider";
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(provider, uri, position);
    return list.items.map(({ label }) => (typeof label === "string" ? label : label.label)).join();
  }

  const completed: readonly (readonly [string, string, string, string])[] = [
    ["choices", '{ "override_accounts": [ { "type": "" } ] }', '"type": "', "depository"],
    ["names", '{ "override_accounts": [ { "" } ] }', '{ "override_accounts": [ { "', "has_null_available_balance"],
    ["a whole account", '{ "override_accounts": [ ] }', "[ ", "Credit card"],
  ];

  for (const [what, text, at, label] of completed) {
    it(`is completed with ${what}`, async () => {
      await show(text);
      await eventually(async () => {
        const labels = await labelsAt(placeAfter(text, at));
        assert(labels.includes(label), labels);
      }, 120_000);
    });
  }

  it("explains a name under the pointer", async () => {
    const text = '{ "override_accounts": [ { "has_null_available_balance": true } ] }';
    await show(text);
    await eventually(async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        uri,
        placeAfter(text, '"has_null'),
      );
      const words = hovers
        .flatMap(({ contents }) => contents)
        .map((each) => (typeof each === "string" ? each : each.value));
      assert(
        words.some((each) => each.includes("stays null")),
        words.join(),
      );
    }, 120_000);
  });
});
