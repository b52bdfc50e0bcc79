import assert from "node:assert/strict";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import { leave } from "./support/answers.ts";
import { canaries, customUser } from "./support/canaries.ts";
import { type CanaryWorld, canaryRuns } from "./support/canaryRuns.ts";
import { eventually, extensionId, type Lens, openLens, type Row, run, set, startLocal } from "./support/lens.ts";
import { leaveSandbox, linkedToken } from "./support/sandbox.ts";
import { type StandInPlaid, startStandInPlaid } from "./support/standInPlaid.ts";

/** Every command the extension has, wherever it is shown. */
function commands(): readonly string[] {
  const manifest = vscode.extensions.getExtension(extensionId)?.packageJSON as {
    contributes: { commands: readonly { command: string }[] };
  };
  return manifest.contributes.commands.map(({ command }) => command);
}

function textsUnder(folder: string): readonly (readonly [string, string])[] {
  const files = globSync("**/*", { cwd: folder }).map((name) => path.join(folder, name));
  return files.filter((file) => statSync(file).isFile()).map((file) => [file, readFileSync(file, "utf8")] as const);
}

describe("no command leaves a secret outside SecretStorage and the request itself", () => {
  let lens: Lens;
  let plaid: StandInPlaid;
  let folder: string;
  let world: CanaryWorld;
  const secrets = new Set<string>(Object.values(canaries));

  before(async () => {
    lens = await openLens();
    await startLocal(lens);
    plaid = await startStandInPlaid();
    folder = mkdtempSync(path.join(tmpdir(), "balance-lens-canaries-"));
    await set("sandbox.url", plaid.url);
    await run("balanceLens.keys.set", { clientId: canaries.clientId, secret: canaries.secret });
    await run("balanceLens.item.add", { accessToken: await linkedToken(plaid.url, customUser) });
    await lens.whenIdle();
    const itemId = lens.items()[0]?.itemId ?? "";
    const input = path.join(folder, "input");
    mkdirSync(input);
    mkdirSync(path.join(folder, "output"));
    const envFile = path.join(input, ".env");
    writeFileSync(envFile, `PLAID_CLIENT_ID=${canaries.clientId}\nPLAID_SECRET=${canaries.secret}\n`);
    const userFile = path.join(input, "user.json");
    writeFileSync(userFile, customUser);
    const token = await linkedToken(plaid.url);
    world = { itemId, token, envFile, userFile, path: (name) => path.join(folder, "output", name) };
  });

  after(async () => {
    await vscode.env.clipboard.writeText("");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await leaveSandbox(lens);
    plaid.end();
    rmSync(folder, { recursive: true, force: true });
    await startLocal(lens);
  });

  async function allRows(parent?: string): Promise<readonly Row[]> {
    const rows = await lens.rows(parent);
    const below = await Promise.all(rows.map(({ id }) => (parent === undefined ? allRows(id) : [])));
    return [...rows, ...below.flat()];
  }

  /** All that is written, shown, sent to a page or copied, by where it is. */
  async function places(): Promise<readonly (readonly [string, string])[]> {
    const isInput = ({ uri }: vscode.TextDocument) => uri.fsPath === world.userFile;
    const documents = vscode.workspace.textDocuments.filter((document) => !isInput(document));
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
    const items = lens.items();
    return [
      ["the settings", JSON.stringify(vscode.workspace.getConfiguration("balanceLens"))],
      ["the list of Items", JSON.stringify(items)],
      ["the tree", JSON.stringify(await allRows())],
      ["what a panel is sent", JSON.stringify(items.map(({ itemId }) => lens.comparisonOf(itemId)))],
      ["the panels and tabs", JSON.stringify([lens.panels(), tabs])],
      ["the clipboard", await vscode.env.clipboard.readText()],
      ...documents.map((document) => [`the document ${document.uri}`, document.getText()] as const),
      // Also what the extension host itself logs, of whatever was thrown at it.
      ...textsUnder(path.dirname(lens.folders.log)),
      ...textsUnder(lens.folders.storage),
      ...textsUnder(path.join(folder, "output")),
    ];
  }

  async function expectNoCanary(after: string): Promise<void> {
    for (const token of await plaid.tokens()) secrets.add(token);
    for (const [place, text] of await places()) {
      for (const secret of secrets) {
        for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
          assert(!text.includes(form), `after ${after} a secret (${nameOf(secret)}) is in ${place}`);
        }
      }
    }
  }

  /** Not the secret itself: what a test says is kept too. */
  const nameOf = (secret: string) => Object.entries(canaries).find(([, value]) => value === secret)?.[0] ?? "a token";

  it("each command has its run: a new one is not forgotten", () => {
    const rows = Object.keys(canaryRuns);
    const missing = commands().filter((command) => !rows.includes(command));
    const how = "add a row to test/integration/support/canaryRuns.ts: the argument that leads a secret through it";
    assert.deepEqual(missing, [], `no canary runs through ${missing.join(", ")}: ${how}`);
    assert.deepEqual(
      rows.filter((row) => !commands().includes(row)),
      [],
      "rows of commands that are gone",
    );
  });

  for (const [command, argumentOf] of Object.entries(canaryRuns)) {
    it(command, async () => {
      const clipboard = clipboardFor(command);
      await vscode.env.clipboard.writeText(clipboard);
      await leave(run(command, argumentOf(world)));
      await lens.whenIdle();
      if ((await vscode.env.clipboard.readText()) === clipboard) await vscode.env.clipboard.writeText("");
      await expectNoCanary(command);
      if (command.startsWith("balanceLens.response.")) assert.match(responses(), /"numbers": "\[redacted\]"/);
      if (command === "balanceLens.sandbox.signOut")
        await eventually(() => assert.doesNotMatch(responses(), /"accounts"/));
    });
  }

  it("an access token that Plaid refuses leaves none either", async () => {
    await run("balanceLens.environment.switch", { environment: "sandbox" });
    await run("balanceLens.keys.set", { clientId: canaries.clientId, secret: canaries.secret });
    await run("balanceLens.item.add", { accessToken: canaries.wrongToken });
    await lens.whenIdle();
    await expectNoCanary("a refused token");
  });

  it("calls were made with them and all of it was logged, so that their absence means something", () => {
    const log = textsUnder(lens.folders.log)
      .map(([, text]) => text)
      .join("\n");
    for (const endpoint of ["/auth/get", "/accounts/balance/get", "/item/remove"]) {
      assert.match(log, new RegExp(`POST ${endpoint} 200`));
    }
    assert.match(log, /\[debug\] balanceLens\.balances\.compare done/);
  });

  /** What VS Code holds of responses, in an editor or beyond it. */
  function responses(): string {
    const documents = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === "balance-lens-response");
    return documents.map((document) => document.getText()).join("\n");
  }

  /** What a person has on the clipboard when they run it. */
  function clipboardFor(command: string): string {
    if (command === "balanceLens.item.import") return `${world.token}\n${canaries.wrongToken}\nnot a token`;
    if (command !== "balanceLens.comparison.fromResponses") return "";
    const balances = {
      available: 1,
      current: 2,
      limit: null,
      iso_currency_code: "USD",
      unofficial_currency_code: null,
    };
    const account = { account_id: "a", name: "n", mask: "0", type: "depository", subtype: "checking", balances };
    const numbers = { ach: [{ account: canaries.accountNumber, account_id: "a", routing: "011401533" }] };
    return JSON.stringify({
      request: { client_id: canaries.clientId, secret: canaries.secret, access_token: world.token },
      response: { accounts: [account], numbers, item: { item_id: "i" }, request_id: "r" },
    });
  }
});
