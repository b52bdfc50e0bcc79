import type { Stats } from "node:fs";
import type { Comparison } from "../../core/comparison/comparison.ts";
import { BalanceLensError } from "../../core/failure/errors.ts";
import { foreignError } from "../../core/failure/foreignError.ts";
import { keepable } from "../../core/masking/webhookAddress.ts";
import { manyFiles, mkdir, readdir, remove, stat } from "../../files/files.ts";
import { codeOf, mayPass } from "../../files/retry.ts";
import { Emitter } from "../emitter.ts";
import { type ComparisonFile, comparisonFileName, readComparisonFileName } from "./comparisonFile.ts";
import { beyondRetention, type HistoryRetention } from "./historyRetention.ts";
import { readKeptComparison, type Unreadable, whyUnreadable } from "./keptComparison.ts";
import { pinnedAmong, pinnedBy, removeUnlessPinned, setPin } from "./pins.ts";
import { isAbsent, pathIn, removeAbandonedTempFiles, targetOfTempFile, writeWhole } from "./wholeFile.ts";

export interface HistoryOptions extends HistoryRetention {
  /** An absolute path; created at the first write. */
  readonly directory: string;
  /** Called for a file that cannot be opened: it is skipped, not counted, and not removed. */
  onUnreadable(name: string, error: unknown): void;
}

type Reader = ReturnType<typeof manyFiles>;

/** A saved comparison as its file's name, the files beside it and the file system describe it. */
export interface StoredComparison extends ComparisonFile {
  readonly isPinned: boolean;
  /** Changes with the content; null where the file is gone or its state cannot be read. */
  readonly stamp: string | null;
}

export interface HistoryOverview {
  /** Newest first. */
  readonly files: readonly StoredComparison[];
  /** JSON files whose names are not those of comparisons: nothing here opens or removes them. */
  readonly misnamed: readonly string[];
}

/** What a look into a file found; `gone`: another window removed it. */
export type Inspected =
  | { readonly kind: "comparison"; readonly comparison: Comparison }
  | { readonly kind: "unreadable"; readonly why: Unreadable }
  | { readonly kind: "gone" };

/**
 * The saved comparisons, one file each. A file is complete or absent: it is written under a temporary name and then
 * renamed. A pinned one stays until it is erased or no longer pinned.
 */
export class History {
  readonly #options: HistoryOptions;
  /** Saves run one at a time, so that counting and removing the oldest never race. */
  #saving: Promise<void> = Promise.resolve();
  /** Files opened before, by name, with the outcome. `stamp` identifies the content at that time. */
  readonly #looked = new Map<string, { readonly stamp: string; readonly isReadable: boolean }>();
  readonly #changes = new Emitter<null>();
  /** Fires when this window saved, pinned or removed comparisons. */
  readonly onDidChange = this.#changes.event;

  constructor(options: HistoryOptions) {
    this.#options = options;
  }

  /**
   * Saves a comparison, replacing an earlier state of the same one, and removes the oldest beyond the limits.
   * @throws BalanceLensError `storage-failed`
   */
  save(comparison: Comparison): Promise<void> {
    return this.#inTurn(() => this.#write(comparison));
  }

  /** An absolute path, of a folder that need not exist yet. */
  get directory(): string {
    return this.#options.directory;
  }

  /** Newest first. Reads file names only. */
  async list(): Promise<readonly ComparisonFile[]> {
    return filesNamed(await this.#names());
  }

  /** The newest readable comparison that `fits` accepts; null when there is none. */
  async find(fits: (file: ComparisonFile) => boolean): Promise<Comparison | null> {
    const many = manyFiles();
    for (const name of await this.#names()) {
      const file = readComparisonFileName(name);
      if (file === null || !fits(file)) continue;
      const comparison = await this.open(file, many);
      if (comparison !== null) return comparison;
    }
    return null;
  }

  /** A listed comparison; null when it cannot be opened. */
  open(file: ComparisonFile, reader: Reader = manyFiles()): Promise<Comparison | null> {
    return this.#read(file, reader).catch((error: unknown) => this.#passOver(file, error));
  }

  /**
   * Deletes the comparisons that `fits` accepts, once pending saves are done. @throws BalanceLensError
   * `storage-failed`
   */
  erase(fits: (file: ComparisonFile) => boolean): Promise<void> {
    return this.#inTurn(() => this.#erase(fits));
  }

  /** Deletes the named comparisons but those that are pinned by then. @throws BalanceLensError `storage-failed` */
  eraseUnpinned(names: readonly string[]): Promise<void> {
    return this.#inTurn(() => allOf(names.map((name) => removeUnlessPinned(this.#options.directory, name))));
  }

  /**
   * Pins a comparison, or makes it an ordinary one again. @returns false when there is no such comparison any more
   * @throws BalanceLensError `storage-failed`
   */
  pin({ name }: ComparisonFile, { isPinned }: { readonly isPinned: boolean }): Promise<boolean> {
    return this.#inTurn(() => setPin(this.#options.directory, name, { isPinned }).catch(refuse));
  }

  /** What is there, without opening any file. @throws BalanceLensError `storage-failed` */
  async overview(): Promise<HistoryOverview> {
    const names = await this.#names();
    const pinned = pinnedAmong(names);
    const files = filesNamed(names);
    const stats = await this.#statsOf(files);
    return {
      files: files.map((file) => {
        const found = stats.get(file.name);
        return { ...file, isPinned: pinned.has(file.name), stamp: found === undefined ? null : stampOf(found) };
      }),
      misnamed: names.filter((name) => name.endsWith(".json") && readComparisonFileName(name) === null),
    };
  }

  /**
   * Opens a listed file; says why one cannot be opened. Who opens many hands in one reader for all: files that are locked
   * are then waited for together.
   */
  async inspect(file: ComparisonFile, reader: Reader = manyFiles()): Promise<Inspected> {
    try {
      return { kind: "comparison", comparison: await this.#read(file, reader) };
    } catch (error) {
      if (isAbsent(error)) return { kind: "gone" };
      this.#passOver(file, error);
      return { kind: "unreadable", why: whyUnreadable(error) };
    }
  }

  /** Runs changes of the files one after another. */
  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const changed = this.#saving.then(change);
    this.#saving = changed.then(
      () => this.#changes.fire(null),
      () => this.#changes.fire(null),
    );
    return changed;
  }

  /** All file names, newest first: a name starts with its time. */
  async #names(): Promise<readonly string[]> {
    const names = await readdir(this.#options.directory).catch((error: unknown) => {
      if (isAbsent(error)) return [];
      throw failed(error);
    });
    return names.sort().reverse();
  }

  async #erase(fits: (file: ComparisonFile) => boolean): Promise<void> {
    // An unfinished write that a killed process left also belongs to a comparison, and so does its pin.
    const names = (await this.#names()).filter((name) => {
      const file = readComparisonFileName(targetOfTempFile(name) ?? pinnedBy(name) ?? name);
      return file !== null && fits(file);
    });
    await allOf(names.map((name) => remove(pathIn(this.#options.directory, name))));
  }

  async #write(comparison: Comparison): Promise<void> {
    const { directory } = this.#options;
    const name = comparisonFileName(comparison);
    try {
      await mkdir(directory, { recursive: true });
      await writeWhole(
        pathIn(directory, name),
        JSON.stringify({ ...comparison, readings: comparison.readings.map(keepable) }),
      );
    } catch (error) {
      throw failed(error);
    }
    // The comparison is already saved; what cannot be removed now is removed by the next save.
    await this.#tidy(name).catch(() => undefined);
  }

  async #tidy(name: string): Promise<void> {
    const { directory } = this.#options;
    // Another window may already have removed it in favour of newer ones.
    const written = await stat(pathIn(directory, name)).catch(() => null);
    if (written !== null) {
      this.#looked.set(name, { stamp: stampOf(written), isReadable: true });
      await removeAbandonedTempFiles(directory, written.mtimeMs);
    }
    await this.#dropOldest(name);
  }

  /** Removes what the retention no longer keeps; pinned ones stay, and count for nothing. */
  async #dropOldest(saved: string): Promise<void> {
    const names = await this.#names();
    const pinned = pinnedAmong(names);
    const files = filesNamed(names).filter(({ name }) => !pinned.has(name));
    const stats = await this.#statsOf(files);
    const kept = files.flatMap((file) => {
      const found = stats.get(file.name);
      return found === undefined ? [] : [{ file, name: file.name, bytes: found.size, stamp: stampOf(found) }];
    });
    const many = manyFiles();
    const old = await beyondRetention(kept, {
      ...this.#options,
      saved,
      isReadable: ({ file, stamp }) => this.#isReadable(file, stamp, many),
    });
    // What cannot be removed now is removed after the next save.
    for (const { name } of old) await removeUnlessPinned(this.#options.directory, name).catch(() => undefined);
  }

  /** File stats by name, without files that are gone or cannot be read. */
  async #statsOf(files: readonly ComparisonFile[]): Promise<ReadonlyMap<string, Stats>> {
    const found = await Promise.all(
      files.map(
        async ({ name }) => [name, await stat(pathIn(this.#options.directory, name)).catch(() => null)] as const,
      ),
    );
    return new Map(found.flatMap(([name, stats]) => (stats === null ? [] : [[name, stats] as const])));
  }

  /** True when a file can be opened; reports one that cannot, once. */
  async #isReadable(file: ComparisonFile, stamp: string, many: Reader): Promise<boolean> {
    const before = this.#looked.get(file.name);
    if (before?.stamp === stamp) return before.isReadable;
    try {
      await this.#read(file, many);
    } catch (error) {
      this.#passOver(file, error);
      // A file that is locked for a moment is tried again later.
      if (!mayPass(codeOf(error))) this.#looked.set(file.name, { stamp, isReadable: false });
      return false;
    }
    this.#looked.set(file.name, { stamp, isReadable: true });
    return true;
  }

  #read(file: ComparisonFile, reader: Reader): Promise<Comparison> {
    return readKeptComparison(pathIn(this.#options.directory, file.name), reader);
  }

  #passOver(file: ComparisonFile, error: unknown): null {
    if (!isAbsent(error)) this.#options.onUnreadable(file.name, error);
    return null;
  }
}

function filesNamed(names: readonly string[]): readonly ComparisonFile[] {
  return names.map(readComparisonFileName).filter((file) => file !== null);
}

/** Changes with the content: every save writes a new file, with a new inode. */
function stampOf({ mtimeMs, size, ino }: Stats): string {
  return `${mtimeMs} ${size} ${ino}`;
}

/** Waits for every removal: a locked file does not prevent that of the others. @throws BalanceLensError `storage-failed` */
async function allOf(removals: readonly Promise<void>[]): Promise<void> {
  for (const each of await Promise.allSettled(removals)) if (each.status === "rejected") throw failed(each.reason);
}

function refuse(cause: unknown): never {
  throw failed(cause);
}

function failed(cause: unknown): BalanceLensError {
  return cause instanceof BalanceLensError
    ? cause
    : new BalanceLensError({ reason: "storage-failed", requestId: null, detail: foreignError(cause) }, { cause });
}
