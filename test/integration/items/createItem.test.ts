import assert from "node:assert/strict";
import * as vscode from "vscode";
import { acceptAll, leave } from "../support/answers.ts";
import { type ItemView, type Lens, openLens, run, startLocal } from "../support/lens.ts";
import { connectSandbox, leaveSandbox } from "../support/sandbox.ts";

/** An Item as it was made, with what only some have. */
interface MadeItem extends ItemView {
  readonly alias?: string;
  readonly testUser?: string;
}

describe("creating an Item", () => {
  let lens: Lens;

  beforeEach(async () => {
    lens = await openLens();
    await startLocal(lens);
  });

  /** Runs a command; answers the Items that came of it. */
  async function madeBy(work: () => Promise<void>): Promise<readonly MadeItem[]> {
    const before = new Set(lens.items().map(({ itemId }) => itemId));
    await work();
    await lens.whenIdle();
    return lens.items().filter(({ itemId }) => !before.has(itemId));
  }

  const create = (argument: object) => () => run("balanceLens.item.create", argument);

  it("takes bank, products, test user and name from an argument, and lists the Item under that name", async () => {
    const asked = {
      institutionId: "ins_109509",
      products: ["auth", "transactions"],
      username: "user_transactions_dynamic",
      alias: "Payroll test",
    };
    const [item, ...others] = await madeBy(create(asked));
    assert.deepEqual(others, []);
    assert.equal(item?.institutionName, "First Gingham Credit Union");
    assert.deepEqual([...(item?.products ?? [])].sort(), ["auth", "transactions"]);
    assert.deepEqual([item?.alias, item?.testUser], ["Payroll test", "user_transactions_dynamic"]);
    const row = (await lens.rows()).find(({ id }) => id === `item/${item?.itemId}`);
    assert.match(row?.label ?? "", /^Payroll test/);
  });

  it("asks bank, products, user and name, and Enter takes what is proposed", async () => {
    const [item] = await madeBy(() => acceptAll(run("balanceLens.item.create")));
    assert.equal(item?.institutionName, "First Platypus Bank");
    assert.deepEqual(item?.products, ["transactions"]);
    assert.equal(item?.alias, undefined);
  });

  it("left without an answer makes none", async () => {
    assert.deepEqual(await madeBy(() => leave(run("balanceLens.item.create"))), []);
  });

  const refused: readonly (readonly [string, object])[] = [
    ["a product the bank does not offer", { institutionId: "ins_116944", products: ["auth"] }],
    ["balance, which is no product", { institutionId: "ins_109508", products: ["balance"] }],
    ["no product", { institutionId: "ins_109508", products: [] }],
    ["a bank that is down", { institutionId: "ins_132361", products: ["auth"] }],
    ["a bank that is none", { institutionId: "ins_0", products: ["auth"] }],
    ["a user that fails", { institutionId: "ins_109508", products: ["auth"], password: "error_ITEM_LOCKED" }],
  ];

  for (const [what, argument] of refused) {
    it(`refuses ${what}, and lists what it listed`, async () => {
      assert.deepEqual(await madeBy(create(argument)), []);
    });
  }

  it("says that the local sandbox is stopped, and does not start it", async () => {
    await run("balanceLens.local.stop");
    await create({ institutionId: "ins_109508", products: ["auth"] })();
    assert.equal(lens.localUrl(), null);
  });
});

describe("creating an Item in Plaid Sandbox", () => {
  let lens: Lens;

  before(async () => {
    lens = await openLens();
    await connectSandbox(lens);
  });

  after(() => leaveSandbox(lens));

  it("keeps its name and its test user, and nothing of its password", async () => {
    const password = '{"override_accounts":[{"type":"depository","starting_balance":77.25}]}';
    const asked = {
      institutionId: "ins_109508",
      products: ["auth"],
      username: "user_custom",
      password,
      alias: "Theirs",
    };
    await run("balanceLens.item.create", asked);
    const item: MadeItem | undefined = lens.items().find(({ alias }: MadeItem) => alias === "Theirs");
    assert.deepEqual([item?.environment, item?.testUser], ["sandbox", "user_custom"]);
    assert(!JSON.stringify(lens.items()).includes("77.25"));
    await run("balanceLens.balances.compare", { itemId: item?.itemId });
    const read = lens.comparisonOf(item?.itemId ?? "")?.readings.find(({ endpoint }) => endpoint === "/accounts/get");
    assert.equal(read?.accounts[0]?.balances.current, 77.25);
  });

  it("refuses what the bank does not offer", async () => {
    const before = lens.items();
    await run("balanceLens.item.create", { institutionId: "ins_116944", products: ["auth"] });
    assert.deepEqual(lens.items(), before);
  });
});

describe("a custom user", () => {
  let lens: Lens;
  let folder: vscode.Uri;

  before(() => {
    const [open] = vscode.workspace.workspaceFolders ?? [];
    assert(open, "the suite has no folder open");
    folder = open.uri;
  });

  beforeEach(async () => {
    lens = await openLens();
    await startLocal(lens);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  // A comparison would wait for the first transactions of a new Item.
  const answers = { institutionId: "ins_109508", products: ["auth"] };

  async function write(name: string, text: string): Promise<vscode.Uri> {
    const uri = vscode.Uri.joinPath(folder, name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return uri;
  }

  async function createFrom(uri: vscode.Uri): Promise<readonly MadeItem[]> {
    const before = new Set(lens.items().map(({ itemId }) => itemId));
    await run("balanceLens.item.createFromFile", { ...answers, uri: uri.toString() });
    return lens.items().filter(({ itemId }) => !before.has(itemId));
  }

  /** What a comparison of the Item answered through an endpoint, a balance an account. */
  async function balancesOf(item: MadeItem | undefined, endpoint: string) {
    assert(item, "no Item was created");
    await run("balanceLens.balances.compare", { itemId: item.itemId });
    const reading = lens.comparisonOf(item.itemId)?.readings.find((each) => each.endpoint === endpoint);
    return reading?.accounts.map(({ balances }) => [balances.available, balances.current]);
  }

  it("of a file is an Item with the balances it describes", async () => {
    const account = {
      type: "depository",
      subtype: "checking",
      starting_balance: 321.5,
      has_null_available_balance: true,
    };
    const [item] = await createFrom(
      await write("nulls.plaid-user.json", JSON.stringify({ override_accounts: [account] })),
    );
    assert.equal(item?.testUser, "user_custom");
    assert.deepEqual(await balancesOf(item, "/accounts/balance/get"), [[null, 321.5]]);
  });

  it("is the one in the editor, saved or not", async () => {
    await run("balanceLens.customUser.new", { template: "fixed-available" });
    const document = vscode.window.activeTextEditor?.document;
    assert.match(document?.uri.path ?? "", /\/custom(-\d+)?\.plaid-user\.json$/);
    assert.equal(document?.isUntitled, true);
    assert.equal(document?.languageId, "json");
    const [item] = await createFrom(document?.uri ?? folder);
    assert.deepEqual(await balancesOf(item, "/accounts/get"), [[250, 1000]]);
  });

  it("that is new has a name no other has", async () => {
    await write("custom.plaid-user.json", "{}");
    const names = new Set<string>();
    for (let left = 2; left > 0; left -= 1) {
      await run("balanceLens.customUser.new", { template: "one-account" });
      names.add(vscode.window.activeTextEditor?.document.uri.path ?? "");
    }
    assert.equal(names.size, 2);
    assert(![...names].some((name) => name.endsWith("/custom.plaid-user.json")), [...names].join());
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, "custom.plaid-user.json"));
  });

  it("is asked for where no file is in front, and left makes none", async () => {
    const before = lens.items();
    await leave(run("balanceLens.item.createFromFile"));
    await leave(run("balanceLens.customUser.new"));
    assert.deepEqual(lens.items(), before);
  });

  const refused: readonly (readonly [string, string])[] = [
    ["is no JSON", '{ "override_accounts": [ }'],
    ["has a text for a number", '{ "override_accounts": [{ "starting_balance": "12" }] }'],
    ["has eleven accounts", JSON.stringify({ override_accounts: Array(11).fill({ type: "credit" }) })],
    ["is longer than Plaid takes", JSON.stringify({ seed: "x".repeat(60_000) })],
  ];

  for (const [what, text] of refused) {
    it(`that ${what} is refused before anything is asked`, async () => {
      const uri = await write("refused.plaid-user.json", text);
      const before = lens.items();
      // Nothing is answered here: were a bank asked for, it would wait.
      await run("balanceLens.item.createFromFile", uri);
      assert.deepEqual(lens.items(), before);
    });
  }

  it("whose file is gone is refused", async () => {
    assert.deepEqual(await createFrom(vscode.Uri.joinPath(folder, "gone.plaid-user.json")), []);
  });
});
