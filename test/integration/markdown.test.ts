import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import { acceptAll } from "./support/answers.ts";
import { itemOf, type Lens, openLens, run, startLocal } from "./support/lens.ts";

/** What previews act on, in one name: 80 characters are all that an Item's own name takes. */
const itemName = "![p](https://evil.example/p) [x](command:evil) <img src=x> www.evil.example $x$";
const accountNames = [
  "[Fix it](command:workbench.action.terminal.new)",
  "![p](https://evil.example/p.png)",
  "see https://evil.example/a and //evil.example/b and www.evil.example or mail me@evil.example",
  '<img src="https://evil.example/x"><a href="https://evil.example">x</a><script>x</script>',
  "a | b `c` ~~d~~ **e** $\\href{https://evil.example}{f}$ $$g$$",
  "[ref]: https://evil.example",
];

function bodyOf(available: number): string {
  const accounts = accountNames.map((name, index) => ({
    account_id: `a${index}`,
    name,
    mask: "4321",
    type: "depository",
    subtype: "checking",
    balances: { available, current: 1250, limit: null, iso_currency_code: "USD", unofficial_currency_code: null },
  }));
  return JSON.stringify({ accounts, item: { item_id: "[i](command:evil)" }, request_id: "![r](https://evil.example)" });
}

/** As VS Code's own preview makes it. */
async function previewOf(markdown: string): Promise<string> {
  const html: unknown = await vscode.commands.executeCommand("markdown.api.render", markdown);
  assert(typeof html === "string", "there is no preview of Markdown in this VS Code");
  return html;
}

/** Everything the preview would load, follow or draw as something else than text. */
function expectTextAlone(html: string): void {
  const targets = [...html.matchAll(/(?:href|src|data-href|data-src)="([^"]*)"/g)].map(([, target = ""]) => target);
  const foreign = targets.filter((target) => !target.startsWith("https://plaid.com/docs/"));
  assert.deepEqual(foreign, []);
  assert.doesNotMatch(html, /<(?:img|script|iframe|svg|math|del)\b|class="katex|<strong>e<|command:evil"/);
}

describe("foreign text stays text in VS Code's own preview", () => {
  let lens: Lens;
  let itemId: string;
  let folder: string;

  before(async () => {
    lens = await openLens();
    await startLocal(lens);
    itemId = itemOf(lens, "daily-refresh").itemId;
    folder = await mkdtemp(path.join(tmpdir(), "balance-lens-preview-"));
    await run("balanceLens.item.rename", { itemId, alias: itemName });
  });

  after(async () => {
    await run("balanceLens.item.rename", { itemId, alias: "" });
    await rm(folder, { recursive: true });
  });

  it("the preview does make links, pictures and formulas of what is not escaped: this is about something", async () => {
    const html = await previewOf(`${accountNames.join("\n\n")}\n\n${itemName}`);
    assert.throws(() => expectTextAlone(html));
    assert.match(html, /<img\b/);
    assert.match(html, /href="https:\/\/evil\.example/);
  });

  it("of accounts, ids and request ids in saved responses, in each export", async () => {
    const before = new Set(lens.panels().map((panel) => panel.itemId));
    await vscode.env.clipboard.writeText(`${bodyOf(1204.11)}\n${bodyOf(310.55)}`);
    await acceptAll(run("balanceLens.comparison.fromResponses", { from: "clipboard" }));
    const panel = lens.panels().find((each) => each.itemId.startsWith("saved:") && !before.has(each.itemId));
    assert(panel, "no panel of saved responses");
    for (const format of ["markdown", "support"]) {
      const to = path.join(folder, `export.${format}`);
      await run("balanceLens.comparison.export", { itemId: panel.itemId, format, to });
      const html = await previewOf(await readFile(to, "utf8"));
      assert.match(html, /<table\b/);
      expectTextAlone(html);
      if (format === "markdown") assert(html.includes("[Fix it](command:workbench.action.terminal.new)"), html);
    }
  });

  it("of an Item's own name, in its comparison and its plan", async () => {
    await run("balanceLens.balances.compare", { itemId, again: true });
    const to = path.join(folder, "named.md");
    await run("balanceLens.comparison.export", { itemId, format: "markdown", to });
    const html = await previewOf(await readFile(to, "utf8"));
    expectTextAlone(html);
    assert(html.includes("[x](command:evil)"), html);
    await run("balanceLens.balances.plan", { itemId });
    await lens
      .reports()
      .find(({ report }) => report.head.kind === "plan")
      ?.press("copy");
    const plan = await vscode.env.clipboard.readText();
    assert.match(plan, /^# Comparison plan/);
    expectTextAlone(await previewOf(plan));
  });
});
