import type { Frame, Locator, Page } from "playwright-core";
import type { Workbench } from "../../../scripts/workbench/workbench.mts";

/** What a person does in a window, counted: clicks of the mouse and keys. Looking and waiting cost nothing but time. */
export class Hands {
  readonly workbench: Workbench;
  clicks = 0;
  keys = 0;
  /** What a person had to scroll to before it could be seen. */
  readonly scrolledTo: string[] = [];

  constructor(workbench: Workbench) {
    this.workbench = workbench;
  }

  get #page(): Page {
    return this.workbench.page;
  }

  async click(target: Locator): Promise<void> {
    this.clicks += 1;
    await target.click();
  }

  async press(key: string): Promise<void> {
    this.keys += 1;
    await this.#page.keyboard.press(key);
  }

  /** Chooses an entry of a row's context menu, through its submenus. */
  async chooseOnRow(row: string, ...entries: readonly string[]): Promise<void> {
    this.clicks += 1 + entries.length;
    await this.workbench.row(row).click({ button: "right" });
    for (const name of entries) {
      await this.#page.getByRole("menuitem", { name, exact: true }).hover();
      // By key, and counted as the click it stands for: a menu that has just opened takes none.
      await this.#page.keyboard.press(name === entries.at(-1) ? "Enter" : "ArrowRight");
    }
  }

  /** Chooses an entry of a list. */
  async pick(text: string): Promise<void> {
    this.clicks += 1;
    await this.workbench.choose(text);
  }

  /** Waits until something is there, and notes it where it is not on screen. */
  async see(target: Locator, what: string): Promise<void> {
    await target.waitFor();
    const isOnScreen = await target.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    });
    if (!isOnScreen) this.scrolledTo.push(what);
  }

  /** The comparison in front, once its calls are answered. */
  completed(): Promise<Frame> {
    return this.workbench.completedPanel();
  }
}
