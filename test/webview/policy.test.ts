import { describe, expect, it } from "vitest";
import { usePanels } from "./panels.ts";
import { cases } from "./support/cases.ts";

const open = usePanels();

describe("the page lives under a content security policy that allows what is named and nothing else", () => {
  it("breaks it nowhere, with every control used and every part unfolded", async () => {
    const panel = await open({ snapshot: cases.usual() });
    const { page } = panel;
    await page.locator("vscode-checkbox").click();
    await page.getByText("View", { exact: true }).click();
    await page.getByRole("group", { name: "Differences against" }).getByRole("button").first().click();
    await page.keyboard.press("Escape");
    await page.locator(".fold").first().click();
    for (const aside of await page.locator(".aside").all()) await aside.click();
    await page.locator(".finding-name").first().click();
    await page.locator(".calls > summary").click();
    await page.locator(".ref").first().hover();
    expect(await panel.violations()).toEqual([]);
    expect(panel.errors()).toEqual([]);
  });

  it("is really in force: a script without the nonce, an inline style and a request are refused", async () => {
    const panel = await open({
      snapshot: cases.usual(),
      extraHtml: `<script>document.title = "owned"</script><p style="color: red">styled</p>`,
    });
    await panel.page.evaluate(() => fetch("https://example.com/").catch(() => null));
    expect(await panel.page.title()).toBe("Balances");
    const broken = (await panel.violations()).map((violation) => violation.split(":")[0]);
    expect(broken).toEqual(expect.arrayContaining(["script-src-elem", "style-src-attr", "connect-src"]));
  });
});
