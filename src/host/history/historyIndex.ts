import type { ItemSummary } from "../../core/item/item.ts";
import { manyFiles } from "../../files/files.ts";
import { type HistoryFacts, historyFactsOf } from "../../text/history/historyFacts.ts";
import { type SearchEntry, searchEntryOf, unopenedEntry } from "../../text/history/searchEntry.ts";
import type { TextContext } from "../../text/segment.ts";
import type { History, HistoryOverview, StoredComparison } from "../storage/history.ts";
import type { Unreadable } from "../storage/keptComparison.ts";

/** A stored comparison, and what is known of it without keeping it in memory. */
export interface IndexedComparison {
  readonly file: StoredComparison;
  /** Null while its file is not opened yet. */
  readonly opened: { readonly item: ItemSummary; readonly facts: HistoryFacts } | null;
  readonly search: SearchEntry;
}

interface UnreadableFile {
  readonly name: string;
  readonly why: Unreadable;
}

type Known =
  | { readonly stamp: string | null; readonly why: Unreadable }
  | {
      readonly stamp: string | null;
      readonly opened: NonNullable<IndexedComparison["opened"]>;
      readonly search: SearchEntry;
    };

/**
 * What the stored comparisons say, to list and search them. Each file is opened once, and again only when it has
 * changed; of its comparison a few words and the text it is found by are kept, so that memory grows with the number of
 * comparisons and not with their size.
 */
export class HistoryIndex {
  readonly #history: Pick<History, "overview" | "inspect">;
  readonly #context: TextContext;
  readonly #known = new Map<string, Known>();
  #overview: HistoryOverview = { files: [], misnamed: [] };
  /** Where the next file to open is looked for. */
  #next = 0;
  /** Names of files that could not be read when they were last listed: what has them may let go of them. */
  readonly #held = new Set<string>();
  /** One for all files of a list: those that are locked are waited for together. */
  #reader = manyFiles();

  constructor(history: Pick<History, "overview" | "inspect">, context: TextContext) {
    this.#history = history;
    this.#context = context;
  }

  /** Lists the files, and forgets those that are gone or have changed. @throws BalanceLensError `storage-failed` */
  async list(): Promise<void> {
    this.#overview = await this.#history.overview();
    const stamps = new Map(this.#overview.files.map(({ name, stamp }) => [name, stamp]));
    this.#next = 0;
    this.#reader = manyFiles();
    this.#held.clear();
    for (const [name, known] of this.#known) {
      if (stamps.get(name) !== known.stamp) this.#known.delete(name);
      else if ("why" in known && known.why === "no-access") this.#held.add(name);
    }
  }

  /** Opens the next file, newest first, also one that could not be read before; false when all are opened. */
  async openNext(): Promise<boolean> {
    const file = this.#unopened();
    if (file === undefined) return false;
    const { name, stamp } = file;
    this.#held.delete(name);
    const inspected = await this.#history.inspect(file, this.#reader);
    if (inspected.kind === "gone") {
      const { misnamed, files } = this.#overview;
      this.#overview = { misnamed, files: files.filter((each) => each !== file) };
    } else if (inspected.kind === "unreadable") {
      this.#known.set(name, { stamp, why: inspected.why });
    } else {
      const { comparison } = inspected;
      const opened = { item: comparison.item, facts: historyFactsOf(comparison, this.#context) };
      this.#known.set(name, { stamp, opened, search: searchEntryOf(comparison, this.#context) });
    }
    return true;
  }

  #unopened(): StoredComparison | undefined {
    const { files } = this.#overview;
    for (; this.#next < files.length; this.#next++) {
      const file = files[this.#next];
      if (file !== undefined && (!this.#known.has(file.name) || this.#held.has(file.name))) return file;
    }
    return undefined;
  }

  /** The comparisons that can be opened, or were not tried yet; newest first. */
  comparisons(): readonly IndexedComparison[] {
    return this.#overview.files.flatMap((file): readonly IndexedComparison[] => {
      const known = this.#known.get(file.name);
      if (known === undefined) return [{ file, opened: null, search: unopenedEntry(file, this.#context) }];
      return "why" in known ? [] : [{ file, opened: known.opened, search: known.search }];
    });
  }

  unreadable(): readonly UnreadableFile[] {
    return [
      ...this.#overview.files.flatMap(({ name }) => {
        const known = this.#known.get(name);
        return known !== undefined && "why" in known ? [{ name, why: known.why }] : [];
      }),
      ...this.#overview.misnamed.map((name) => ({ name, why: "misnamed" as const })),
    ];
  }
}
