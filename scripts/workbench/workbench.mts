import type { BrowserContext, Frame, FrameLocator, Locator, Page } from "playwright-core";
import { inAttempts } from "./inAttempts.mts";

/** A cold window on a busy machine takes this long to show something, at most. */
const SHOW_MS = 90_000;

/** How often a view or a menu is asked for: for two and a half minutes in all. */
const ATTEMPTS = 5;

/** One window of VS Code in a browser, driven as a person drives it: palette, tree, panel. */
export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(SHOW_MS);
  }

  /** Opens the workbench and waits until it takes commands. */
  static async open(window: BrowserContext, url: string): Promise<Workbench> {
    const workbench = new Workbench(await window.newPage());
    await workbench.page.goto(url);
    await workbench.#isUp();
    return workbench;
  }

  /** Runs a command by its title, e.g. `Balance Lens: Show Log`, through the palette. */
  async runCommand(title: string): Promise<void> {
    const run = async (timeout: number) => {
      await this.page.keyboard.press("F1");
      await this.#quickInput().fill(`>${title}`, { timeout });
      // The palette adds the shortcut, or "recently used", to the name it is read out by.
      await this.#option(title).click({ timeout });
    };
    // A question that is just closing, or a page that takes the focus, can take the palette with it; and one that was
    // opened before the extension's commands were there goes on without them. A person closes it and opens it again.
    await inAttempts(ATTEMPTS, run, () => this.page.keyboard.press("Escape"));
  }

  /** Chooses what a command asks for: the entry whose label or description holds this text. */
  async choose(text: string): Promise<void> {
    await this.#option(text).click();
  }

  /** Types the answer to a question, known by a part of its title. */
  async answer(question: string, text: string): Promise<void> {
    await this.page.locator(".quick-input-title", { hasText: question }).waitFor();
    await this.#quickInput().fill(text);
    await this.page.keyboard.press("Enter");
  }

  /** Takes what a question proposes, known by it. */
  async accept(proposed: string): Promise<void> {
    const isProposed = (is: boolean, timeout = SHOW_MS) =>
      this.page.waitForFunction(
        ([value, wanted]) => {
          const input = document.querySelector<HTMLInputElement>(".quick-input-widget input.input");
          return (input?.checkVisibility() === true && input.value === value) === wanted;
        },
        [proposed, is] as const,
        { timeout },
      );
    await isProposed(true);
    // A question that has only just appeared takes no key yet.
    await inAttempts(ATTEMPTS, async (timeout) => {
      await this.#quickInput().press("Enter");
      await isProposed(false, timeout);
    });
  }

  /** Opens the Balance Lens view in the side bar. */
  async openView(): Promise<void> {
    const tab = this.page.getByRole("tab", { name: "Balance Lens" });
    const heading = this.page
      .locator(".sidebar")
      .getByRole("heading", { name: /balance lens/i })
      .first();
    await tab.waitFor();
    // A window that brings its views back may open this one in the same moment: the click then closed it.
    await inAttempts(ATTEMPTS, async (timeout) => {
      if ((await tab.getAttribute("aria-selected")) !== "true") await tab.click();
      await heading.waitFor({ timeout });
    });
  }

  /** What the welcome view offers to a newcomer: a bank and Items without an account or a key. It compares the first of them. */
  async startLocalSandbox(): Promise<void> {
    await this.page.locator(".sidebar").getByRole("button", { name: "Start with the local sandbox" }).click();
  }

  /** The row of the tree whose accessible name holds this text. */
  row(name: string): Locator {
    return this.page.locator(".sidebar").getByRole("treeitem", { name }).first();
  }

  /** Runs a command from the context menu of a row. */
  async runOnRow(name: string, command: string): Promise<void> {
    const entry = this.page.getByRole("menuitem", { name: command });
    const run = async (timeout: number) => {
      await this.row(name).click({ button: "right" });
      await entry.hover({ timeout });
      // By key: a menu that has just opened takes no click, lest the release of the button that opened it choose.
      await this.page.keyboard.press("Enter");
      await entry.waitFor({ state: "hidden", timeout });
    };
    // A row that is drawn anew in the same moment takes its menu with it: a person asks again.
    await inAttempts(ATTEMPTS, run, () => this.page.keyboard.press("Escape"));
  }

  /**
   * The frame of the page that is in front, once it is drawn.
   * @param shows what it is known by where another page was in front just before
   */
  async panel(shows: (page: FrameLocator) => Locator = (page) => page.locator("#balance-lens")): Promise<Frame> {
    const inner = shows(
      this.page.frameLocator("iframe.webview.ready >> visible=true").frameLocator("iframe#active-frame"),
    );
    await inner.first().waitFor({ state: "attached" });
    const handle = await inner.first().elementHandle();
    const frame = await handle?.ownerFrame();
    if (frame === null || frame === undefined) throw new Error("the page went away while it was looked at");
    return frame;
  }

  /** The panel, once no call of its comparison is under way any more. */
  completedPanel(): Promise<Frame> {
    return this.panel((page) => page.locator('[data-role="verdict"]:not([data-severity="running"])'));
  }

  /** Compares an Item, known by a part of its name or of what describes it. Resolves to the panel, once no call is under way. */
  async compare(item: string): Promise<Frame> {
    await this.runCommand("Balance Lens: Compare Balances");
    await this.choose(item);
    return this.completedPanel();
  }

  /** Reloads the window the way a person does; the panels come back by themselves. */
  async reload(): Promise<void> {
    const gone = this.page.waitForEvent("load");
    await this.runCommand("Developer: Reload Window");
    await gone;
    await this.#isUp();
  }

  /** Leaves nothing on the window that only the moment put there: notifications, a hover, a focused row. */
  async tidy(): Promise<void> {
    await this.runCommand("Notifications: Clear All Notifications");
    // The palette fades away; what spins without an end is not waited for.
    await this.page.locator(".quick-input-widget").first().waitFor({ state: "hidden" });
    await this.page.evaluate(async () => {
      const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
      await Promise.allSettled(ending.map(({ finished }) => finished));
    });
    await this.page.locator(".notification-toast").first().waitFor({ state: "hidden" });
    await this.page.mouse.move(0, 0);
    await this.page.locator(".monaco-hover").first().waitFor({ state: "hidden" });
  }

  async #isUp(): Promise<void> {
    await this.page.locator(".monaco-workbench").waitFor();
    await this.page.getByRole("tab", { name: "Balance Lens" }).waitFor();
  }

  #quickInput(): Locator {
    return this.page.locator(".quick-input-widget .quick-input-box input.input");
  }

  #option(text: string): Locator {
    return this.page.locator(".quick-input-widget").getByRole("option", { name: text }).first();
  }
}
