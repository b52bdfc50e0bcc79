import assert from "node:assert/strict";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { eventually, itemOf, openLens, run, startLocal } from "./support/lens.ts";

async function shown(language: string, content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  return document;
}

const diagnosticsOf = ({ uri }: vscode.TextDocument) =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "Balance Lens");

/** Real ms that a busy machine may take to load what looks at calls, and to look. */
const patience = 50_000;

function marked(document: vscode.TextDocument): Promise<vscode.Diagnostic> {
  return eventually(() => {
    const [diagnostic] = diagnosticsOf(document);
    assert(diagnostic !== undefined, "nothing is marked");
    return diagnostic;
  }, patience);
}

async function unmarked(document: vscode.TextDocument): Promise<void> {
  await eventually(() => assert.deepEqual(diagnosticsOf(document), []), patience);
}

const codeOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === "object" ? code.value : code);

async function setRules(rules: Readonly<Record<string, string>> | undefined): Promise<void> {
  await vscode.workspace.getConfiguration("balanceLens.code").update("rules", rules, vscode.ConfigurationTarget.Global);
}

async function hoverAt(document: vscode.TextDocument, text: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(text) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    position,
  );
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((content) => (typeof content === "string" ? content : content.value)).join("\n");
}

async function lensesOf(document: vscode.TextDocument): Promise<readonly vscode.CodeLens[]> {
  return vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", document.uri, 100);
}

async function setLens(value: boolean | undefined): Promise<void> {
  await vscode.workspace.getConfiguration("balanceLens.code").update("lens", value, vscode.ConfigurationTarget.Global);
}

async function fixesOf(document: vscode.TextDocument, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
}

const zero = `import { PlaidApi } from "plaid";
export const total = (account: Account) => account.balances.available ?? 0;
`;

describe("Plaid calls in a developer's files", () => {
  afterEach(async () => {
    await setRules(undefined);
    await setLens(undefined);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("says of a call what it reads, how old that can be, what it takes and costs, in each language", async () => {
    const calls = [
      ["typescript", "const r = await plaidClient.accountsBalanceGet({ access_token });", "accountsBalanceGet"],
      ["python", "import plaid\nr = client.accounts_balance_get(request)\n", "accounts_balance_get"],
      ["ruby", "require 'plaid'\nr = client.accounts_balance_get(request)\n", "accounts_balance_get"],
      ["go", "r, _, err := client.PlaidApi.AccountsBalanceGet(ctx).Execute()\n", "AccountsBalanceGet"],
      ["java", "var r = plaidClient.accountsBalanceGet(request).execute();\n", "accountsBalanceGet"],
    ] as const;
    for (const [language, text, name] of calls) {
      const document = await shown(language, text);
      // What looks at calls is loaded with the first file that has one.
      const hover = await eventually(async () => {
        const found = await hoverAt(document, name);
        assert.match(found, /`\/accounts\/balance\/get`/, language);
        return found;
      }, patience);
      assert.match(hover, /Asks the bank for the live balance/, language);
      assert.match(hover, /https:\/\/plaid\.com\/docs\/[a-z]/, language);
    }
    assert.equal(
      await hoverAt(await shown("typescript", "const plaid = accountsBalanceGet;"), "accountsBalanceGet"),
      "",
    );
  });

  it("marks three mistakes or more in a small app of each language where nothing is set, and nothing but mistakes", async () => {
    // From what the suite is built to. Each line with a mistake ends with the name of its rule.
    const apps = path.resolve(__dirname, "../../../test/fixtures/code");
    for (const name of readdirSync(apps)) {
      const document = await vscode.workspace.openTextDocument(path.join(apps, name));
      await vscode.window.showTextDocument(document);
      await marked(document);
      const found = diagnosticsOf(document);
      assert(found.length >= 3, `${name} shows ${found.length}`);
      for (const each of found)
        assert.match(document.lineAt(each.range.start).text, new RegExp(` ${codeOf(each)}$`), name);
    }
  });

  it("marks what a chosen rule finds, mends it, and leaves out what a comment asks to", async () => {
    await setRules({ "null-is-not-zero": "warning" });
    const document = await shown("typescript", zero);
    const diagnostic = await marked(document);
    assert.equal(codeOf(diagnostic), "null-is-not-zero");
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(document.getText(diagnostic.range), ".available ?? 0");

    const fixes = await fixesOf(document, diagnostic.range);
    const keepNull = fixes.find(({ title }) => title === "Keep null");
    assert(keepNull?.edit !== undefined);
    await vscode.workspace.applyEdit(keepNull.edit);
    assert.match(document.getText(), /account\.balances\.available \?\? null;/);
    await unmarked(document);

    const another = await shown("typescript", zero);
    await marked(another);
    const ignore = (await fixesOf(another, diagnostic.range)).find(({ title }) =>
      title.startsWith("Ignore null-is-not-zero"),
    );
    assert(ignore?.edit !== undefined);
    await vscode.workspace.applyEdit(ignore.edit);
    assert.match(another.getText(), /\n\/\/ balance-lens-ignore null-is-not-zero\nexport const total/);
    await unmarked(another);

    const third = await shown("typescript", zero);
    await marked(third);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(third.uri, third.lineAt(0).range, "");
    await vscode.workspace.applyEdit(edit);
    assert.doesNotMatch(third.getText(), /plaid/i);
    await unmarked(third);
  });

  it("puts a lens over each call once it is asked to, and compares with what the call is written with", async () => {
    const document = await shown(
      "typescript",
      `import { PlaidApi } from "plaid";
const balances = await client.accountsGet({ access_token });
const decision = await client.signalEvaluate({ access_token, account_id, client_transaction_id, amount: 321.5 });
await client.itemPublicTokenExchange({ public_token });
`,
    );
    assert.deepEqual(await lensesOf(document), []);
    await setLens(true);
    const lenses = await eventually(async () => {
      const found = await lensesOf(document);
      assert.equal(found.length, 2, "a lens for each call that has to do with balances");
      return found;
    }, patience);
    const [cached, evaluated] = lenses.map(({ command }) => command);
    assert.equal(cached?.title, "cached, may be days old · compare");
    assert.equal(evaluated?.title, "decided by a ruleset · compare");

    const lens = await openLens();
    await startLocal(lens);
    const { itemId } = itemOf(lens, "daily-refresh");
    assert.equal(evaluated?.command, "balanceLens.balances.compare");
    await run("balanceLens.balances.compare", { ...evaluated?.arguments?.[0], itemId });
    const evaluation = lens.comparisonOf(itemId)?.readings.find(({ kind }) => kind === "evaluated");
    assert.match(JSON.stringify(evaluation), /"amount":321\.5/);
    assert.match(
      await hoverAt(document, "accountsGet"),
      /Last comparison of the local sandbox, .+: off the real-time balance by .+, took /,
    );
  });

  it("reads none of a workspace's 5,000 files but the one that is shown", async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert(workspace !== undefined);
    const folder = path.join(workspace.uri.fsPath, "five-thousand");
    mkdirSync(folder, { recursive: true });
    try {
      for (let index = 0; index < 5000; index += 1) writeFileSync(path.join(folder, `call${index}.ts`), zero);
      const document = await vscode.workspace.openTextDocument(path.join(folder, "call7.ts"));
      await vscode.window.showTextDocument(document);
      await marked(document);
      const all = vscode.languages
        .getDiagnostics()
        .filter(([{ fsPath }]) => fsPath.startsWith(folder))
        .filter(([, each]) => each.some(({ source }) => source === "Balance Lens"));
      assert.deepEqual(
        all.map(([uri]) => path.basename(uri.path)),
        ["call7.ts"],
      );
    } finally {
      await vscode.commands.executeCommand("workbench.action.closeAllEditors");
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("follows its settings, and says nothing once it is turned off", async () => {
    await setRules({ "null-is-not-zero": "hint" });
    const document = await shown("typescript", zero);
    assert.equal((await marked(document)).severity, vscode.DiagnosticSeverity.Hint);
    await setRules({ "null-is-not-zero": "off" });
    await unmarked(document);
    const configuration = vscode.workspace.getConfiguration("balanceLens.code");
    await configuration.update("enabled", false, vscode.ConfigurationTarget.Global);
    try {
      const call = await shown("typescript", "const r = await plaidClient.accountsBalanceGet({ access_token });");
      assert.equal(await hoverAt(call, "accountsBalanceGet"), "");
    } finally {
      await configuration.update("enabled", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it("says nothing of files that are left out, until they no longer are", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert(folder !== undefined, "a folder is open");
    const configuration = vscode.workspace.getConfiguration("balanceLens.code");
    const exclude = (patterns: readonly string[] | undefined) =>
      configuration.update("exclude", patterns, vscode.ConfigurationTarget.Global);
    const file = vscode.Uri.joinPath(folder.uri, "test/fixtures/pay.ts");
    await vscode.workspace.fs.writeFile(file, Buffer.from(zero));
    try {
      await exclude(["/test/fixtures/"]);
      const left = await vscode.workspace.openTextDocument(file);
      await vscode.window.showTextDocument(left);
      await marked(await shown("typescript", zero));
      assert.deepEqual(diagnosticsOf(left), []);
      await exclude(undefined);
      await vscode.window.showTextDocument(left);
      await marked(left);
    } finally {
      await exclude(undefined);
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder.uri, "test"), { recursive: true });
    }
  });

  it("reads what balance-lens lint prints in a task among the problems, of files that are not open", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert(folder !== undefined, "a folder is open");
    const file = vscode.Uri.joinPath(folder.uri, "src/closed pay.ts");
    await vscode.workspace.fs.writeFile(file, Buffer.from(zero));
    try {
      const said = "src/closed pay.ts:2:50  information  A balance that is null: it becomes 0.  null-is-not-zero";
      const print = new vscode.ProcessExecution(process.execPath, ["-e", `console.log(${JSON.stringify(said)})`], {
        env: { ELECTRON_RUN_AS_NODE: "1" },
      });
      const task = new vscode.Task({ type: "process" }, folder, "Plaid calls", "test", print, "$balance-lens");
      await vscode.tasks.executeTask(task);
      const [found] = await eventually(() => {
        const all = vscode.languages.getDiagnostics(file);
        assert.equal(all.length, 1);
        return all;
      }, 2 * patience);
      assert.equal(found?.message, "A balance that is null: it becomes 0.");
      assert.equal(found?.severity, vscode.DiagnosticSeverity.Information);
      assert.deepEqual(found?.range.start, new vscode.Position(1, 49));
      assert.equal(found === undefined ? null : codeOf(found), "null-is-not-zero");
    } finally {
      await vscode.workspace.fs.delete(file);
    }
  });
});
