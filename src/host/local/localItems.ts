import { BalanceLensError } from "../../core/failure/errors.ts";
import type { ItemSummary, Lesson } from "../../core/item/item.ts";
import { listLocalItems } from "./controlClient.ts";
import type { LocalSandbox } from "./localSandbox.ts";
import { inLessonOrder } from "./scenarioGroups.ts";

/** The Items of the local sandbox. Their tokens are kept in memory only: the sandbox lists them again on request. */
export class LocalItems {
  readonly #sandbox: LocalSandbox;
  readonly #translated: (lesson: Lesson) => Lesson;
  readonly #tokens = new Map<string, string>();

  /** @param translated returns a lesson in the window's language */
  constructor(sandbox: LocalSandbox, translated: (lesson: Lesson) => Lesson) {
    this.#sandbox = sandbox;
    this.#translated = translated;
    // After a reset the sandbox has other Items and rejects these tokens.
    sandbox.onDidChange(() => this.#tokens.clear());
    sandbox.onDidReset(() => this.#tokens.clear());
  }

  /**
   * Lists the Items; starts the sandbox on first use.
   * @throws BalanceLensError `emulator-stopped`, `malformed-answer`, `cancelled`
   */
  async list(signal: AbortSignal): Promise<readonly ItemSummary[]> {
    const rows = await listLocalItems(await this.#sandbox.use(), signal);
    this.#tokens.clear();
    for (const { item, accessToken } of rows) this.#tokens.set(item.itemId, accessToken);
    return inLessonOrder(rows.map(({ item }) => this.#inWords(item)));
  }

  #inWords(item: ItemSummary): ItemSummary {
    return item.lesson === undefined ? item : { ...item, lesson: this.#translated(item.lesson) };
  }

  /**
   * The Item's access token. @throws BalanceLensError `local-item-gone` when the sandbox has no such Item, and as
   * `list`
   */
  async accessTokenOf(itemId: string): Promise<string> {
    if (!this.#tokens.has(itemId)) await this.list(new AbortController().signal);
    const token = this.#tokens.get(itemId);
    if (token === undefined) throw new BalanceLensError({ reason: "local-item-gone", requestId: null });
    return token;
  }
}
