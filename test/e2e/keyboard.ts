import type { Frame } from "playwright-core";
import type { Workbench } from "../../scripts/workbench/workbench.mts";

/** Longest walk with Tab: more than the page has places to stop at before what is looked for. */
const mostStops = 60;

/** Longest walk down a list that was narrowed by what was typed. */
const mostRows = 10;

/** A window of VS Code, driven by keys alone; what is waited for is what a person would see. */
export class Keyboard {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** Runs a command of the palette. */
  async run(title: string): Promise<void> {
    await this.press("F1");
    await this.#workbench.page.locator(".quick-input-widget .quick-input-box input.input").waitFor();
    await this.#write(title);
    await this.choose(title);
  }

  /** Takes the entry of a list with this text, walking down to it from the one that has the focus. */
  async choose(text: string): Promise<void> {
    const { page } = this.#workbench;
    const row = ".quick-input-list .monaco-list-row";
    const wanted = page.locator(`${row}.focused`, { hasText: text });
    await page.locator(row, { hasText: text }).first().waitFor();
    for (let left = mostRows; left > 0 && !(await wanted.isVisible()); left -= 1) {
      const before = await page.locator(`${row}.focused`).first().getAttribute("aria-label");
      await page.keyboard.press("ArrowDown");
      await page
        .locator(`${row}.focused:not([aria-label=${JSON.stringify(before)}])`)
        .first()
        .waitFor();
    }
    await wanted.waitFor();
    await page.keyboard.press("Enter");
    await wanted.waitFor({ state: "hidden" });
  }

  /** Types what narrows a list of choices down to one, and takes it. */
  async pick(text: string): Promise<void> {
    await this.#workbench.page.locator(".quick-input-list .monaco-list-row", { hasText: text }).first().waitFor();
    await this.#write(text);
    await this.choose(text);
  }

  /** As an input method ends a word, in one input: at each letter the palette would look for its commands anew. */
  #write(text: string): Promise<void> {
    return this.#workbench.page.keyboard.insertText(text);
  }

  /** Presses Tab until the focus of the panel is on what `selector` matches with this text in it. */
  async tabTo(panel: Frame, selector: string, text = ""): Promise<void> {
    for (let left = mostStops; left > 0; left -= 1) {
      const isThere = await panel.evaluate(
        (wanted) => {
          const focused = document.activeElement;
          document.documentElement.toggleAttribute("data-focus-moved", false);
          document.addEventListener(
            "focusin",
            () => document.documentElement.toggleAttribute("data-focus-moved", true),
            { once: true },
          );
          return focused?.matches(wanted.selector) === true && (focused.textContent ?? "").includes(wanted.text);
        },
        { selector, text },
      );
      if (isThere) return;
      await this.#workbench.page.keyboard.press("Tab");
      await panel.locator("html[data-focus-moved]").waitFor({ state: "attached" });
    }
    throw new Error(`Tab reaches no ${selector} with “${text}”`);
  }

  press(key: string): Promise<void> {
    return this.#workbench.page.keyboard.press(key);
  }
}
