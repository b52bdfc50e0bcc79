import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import type { Comparison } from "../../core/comparison.ts";
import { BalanceLensError } from "../../core/errors.ts";
import type { LoadOnDemand } from "../onDemand.ts";
import { type ComparisonFile, comparisonFileName, readComparisonFileName } from "./comparisonFile.ts";
import { isAbsent, pathIn, sweepAside, writeWhole } from "./wholeFile.ts";

export interface HistoryOptions {
  /** Absolute; made when first written to. */
  readonly directory: string;
  /** How many comparisons are kept. */
  readonly keep: number;
  /** How many bytes they may take together; the newest is kept whatever its size. No limit when absent. */
  readonly mostBytes?: number;
  /** What reads a file, of an earlier version too. */
  readonly loadOnDemand: LoadOnDemand<"keptComparison">;
  /** A file that could not be read: it is passed over and left where it is. */
  onUnreadable(name: string, error: unknown): void;
}

/** The comparisons made so far, one file each. A file is complete or absent: it is written aside and then renamed. */
export class History {
  readonly #options: HistoryOptions;
  /** Saves run one after another, so that counting and removing the oldest never race. */
  #saving: Promise<void> = Promise.resolve();

  constructor(options: HistoryOptions) {
    this.#options = options;
  }

  /**
   * Keeps a comparison, replacing an earlier state of the same one, and drops the oldest beyond the limit.
   * @throws BalanceLensError `storage-failed`
   */
  save(comparison: Comparison): Promise<void> {
    const saved = this.#saving.then(() => this.#write(comparison));
    this.#saving = saved.catch(() => undefined);
    return saved;
  }

  /** Newest first. Reads names only. */
  async list(): Promise<readonly ComparisonFile[]> {
    return (await this.#names()).map(readComparisonFileName).filter((file) => file !== null);
  }

  /** The newest readable comparison that fits; null when there is none. */
  async find(fits: (file: ComparisonFile) => boolean): Promise<Comparison | null> {
    for (const name of await this.#names()) {
      const file = readComparisonFileName(name);
      if (file === null || !fits(file)) continue;
      const comparison = await this.#read(file);
      if (comparison !== null) return comparison;
    }
    return null;
  }

  /** Erases the comparisons that fit, after the saves under way. @throws BalanceLensError `storage-failed` */
  erase(fits: (file: ComparisonFile) => boolean): Promise<void> {
    const erased = this.#saving.then(() => this.#erase(fits));
    this.#saving = erased.catch(() => undefined);
    return erased;
  }

  /** Of all files there are, newest first: their names begin with their time. */
  async #names(): Promise<readonly string[]> {
    const names = await readdir(this.#options.directory).catch((error: unknown) => {
      if (isAbsent(error)) return [];
      throw failed(error);
    });
    return names.sort().reverse();
  }

  async #erase(fits: (file: ComparisonFile) => boolean): Promise<void> {
    const files = (await this.list()).filter(fits);
    try {
      await Promise.all(files.map(({ name }) => rm(pathIn(this.#options.directory, name), { force: true })));
    } catch (error) {
      throw failed(error);
    }
  }

  async #write(comparison: Comparison): Promise<void> {
    const { directory, keep } = this.#options;
    try {
      await mkdir(directory, { recursive: true });
      const target = pathIn(directory, comparisonFileName(comparison));
      await writeWhole(target, JSON.stringify(comparison));
      // Another window may already have dropped it for newer ones.
      const written = await stat(target).catch(noFile);
      if (written !== null) await sweepAside(directory, written.mtimeMs);
      const files = await this.list();
      const kept = await this.#withinSize(files.slice(0, keep));
      await Promise.all(files.slice(kept).map(({ name }) => rm(pathIn(directory, name), { force: true })));
    } catch (error) {
      throw failed(error);
    }
  }

  /** How many of the newest files fit into the bytes there are, the first in any case. */
  async #withinSize(files: readonly ComparisonFile[]): Promise<number> {
    const { directory, mostBytes = Infinity } = this.#options;
    if (mostBytes === Infinity) return files.length;
    const sizes = await Promise.all(
      files.map(async ({ name }) => (await stat(pathIn(directory, name)).catch(noFile))?.size ?? 0),
    );
    let total = 0;
    const beyond = sizes.findIndex((size, index) => {
      total += size;
      return index > 0 && total > mostBytes;
    });
    return beyond < 0 ? files.length : beyond;
  }

  async #read(file: ComparisonFile): Promise<Comparison | null> {
    const { keptComparison } = await this.#options.loadOnDemand();
    try {
      const value: unknown = JSON.parse(await readFile(pathIn(this.#options.directory, file.name), "utf8"));
      return keptComparison(value);
    } catch (error) {
      this.#options.onUnreadable(file.name, error);
      return null;
    }
  }
}

/** Another window has removed it between two looks. */
function noFile(error: unknown): null {
  if (isAbsent(error)) return null;
  throw error;
}

function failed(cause: unknown): BalanceLensError {
  return cause instanceof BalanceLensError
    ? cause
    : new BalanceLensError({ reason: "storage-failed", requestId: null, detail: String(cause) }, { cause });
}
