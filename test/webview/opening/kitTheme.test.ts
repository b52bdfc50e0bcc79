import { expect, it } from "vitest";
import { usePanels } from "../panels.ts";
import { cases } from "../support/cases.ts";
import { type ThemeName, themes } from "../support/themes.ts";

const open = usePanels();

it.each(Object.keys(themes) as ThemeName[])(
  "the controls of the kit have the colours of the theme: %s",
  async (theme) => {
    const { page } = await open({ snapshot: cases.usual(), theme });
    await page.locator('[data-role="verdict"]').waitFor();
    const colours = await page.locator("vscode-checkbox").evaluate((element) => {
      const box = element.shadowRoot?.querySelector(".control");
      if (box == null) throw new Error("the checkbox has no box");
      return { box: getComputedStyle(box).backgroundColor, words: getComputedStyle(element).color };
    });
    const wanted: Readonly<Record<string, string>> = themes[theme].colours;
    expect(colours).toEqual({
      box: rgb(wanted["checkbox-background"] ?? ""),
      words: rgb(wanted.foreground ?? ""),
    });
  },
);

/** `#rrggbb` as a browser says it. */
function rgb(hex: string): string {
  const [, red = "", green = "", blue = ""] = /^#(..)(..)(..)$/.exec(hex) ?? [];
  return `rgb(${[red, green, blue].map((part) => Number.parseInt(part, 16)).join(", ")})`;
}
