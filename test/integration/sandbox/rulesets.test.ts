import assert from "node:assert/strict";
import * as vscode from "vscode";
import { control } from "../support/control.ts";
import { eventually, itemOf, type Lens, openLens, run, startLocal } from "../support/lens.ts";

const uri = vscode.Uri.from({ scheme: "balance-lens-local", path: "/local-sandbox.rulesets.json" });

describe("the rulesets of the local sandbox", () => {
  let lens: Lens;
  let document: vscode.TextDocument;

  // VS Code in a browser saves by itself after a second: here a test says when.
  const autoSave = (value: string | undefined) =>
    vscode.workspace.getConfiguration("files").update("autoSave", value, vscode.ConfigurationTarget.Global);

  before(() => autoSave("off"));

  beforeEach(async () => {
    lens = await openLens();
    await startLocal(lens);
    await run("balanceLens.local.rulesets");
    document = await vscode.workspace.openTextDocument(uri);
    // What an earlier test left in the editor.
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });

  after(async () => {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await autoSave(undefined);
    await startLocal(lens);
  });

  const write = async (text: string) => {
    const edit = new vscode.WorkspaceEdit();
    const end = document.positionAt(document.getText().length);
    edit.replace(uri, new vscode.Range(document.positionAt(0), end), text);
    assert(await vscode.workspace.applyEdit(edit));
  };
  const rulesets = async () => Object.keys(Object(await control(lens, "rulesets")).rulesets ?? {});
  const lenses = async () => {
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", uri, 100);
    return found.map((lens) => lens.command?.title ?? "");
  };
  const marks = (source: string) => vscode.languages.getDiagnostics(uri).filter((mark) => mark.source === source);
  const one = (kind: string, test: object) =>
    JSON.stringify(
      { rulesets: { mine: { kind, rules: [{ when: [test], result: "REVIEW" }], fallback: { result: "ACCEPT" } } } },
      null,
      2,
    );

  it("open as JSON, and are in force once they are saved, as they were written", async () => {
    assert.equal(document.languageId, "json");
    assert.deepEqual(Object.keys(Object(JSON.parse(document.getText())).rulesets), await rulesets());
    const text = `\n${one("balance", { test: "bank_failed" })}\n\n`;
    await write(text);
    assert(!(await rulesets()).includes("mine"), "in force before it was saved");
    assert(await document.save(), "not saved");
    assert.deepEqual(await rulesets(), ["mine"]);
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), text);
  });

  it("say above each what it makes of a debit, and follow the edits without a save", async () => {
    const { itemId } = itemOf(lens, "balance-ruleset");
    const account = ((await control(lens, `items/${itemId}/ledger`)).accounts as { account_id: string }[])[0];
    await run("balanceLens.local.previewRulesets", { itemId, accountId: account?.account_id, amount: 12.17 });
    await write(one("scores", { test: "customer_risk", above: 50 }));
    await eventually(async () =>
      assert.match((await lenses()).join("\n"), /REVIEW by rule 1 · with a customer risk of 60/),
    );
    await write(one("scores", { test: "customer_risk", above: 70 }));
    await eventually(async () => assert.match((await lenses()).join("\n"), /ACCEPT by the fallback/));
    assert.match((await lenses())[0] ?? "", /model, not Plaid's: .* 12\.17 /);
    assert(!(await rulesets()).includes("mine"), "a preview put it in force");
  });

  it("that cannot be used are marked where they are wrong, and a save is refused", async () => {
    const before = await rulesets();
    await write(one("balance", { test: "customer_risk" }));
    await eventually(async () => {
      await lenses();
      const [mark] = marks("Local Sandbox");
      assert(mark, "no mark");
      assert.match(document.getText(mark.range), /^\{/);
      assert.equal(document.lineAt(mark.range.start.line + 1).text.trim(), '"test": "customer_risk"');
    });
    assert.equal(await document.save(), false);
    assert(document.isDirty);
    assert.deepEqual(await rulesets(), before);
  });

  it("have a schema: VS Code itself marks what it does not allow", async () => {
    await write(one("balanse", { test: "bank_failed" }));
    await eventually(() => {
      const own = vscode.languages.getDiagnostics(uri).filter(({ source }) => source !== "Local Sandbox");
      assert.match(own.map(({ message }) => message).join(), /balance/);
    }, 120_000);
  });

  it("half-way through a word wait for the rest", async () => {
    await write('{ "rulesets": ');
    await eventually(async () => assert.match((await lenses()).join(), /once this is JSON again/));
    assert.deepEqual(marks("Local Sandbox"), []);
  });
});
