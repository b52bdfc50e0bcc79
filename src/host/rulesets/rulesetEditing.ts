import * as vscode from "vscode";
import { BalanceLensError } from "../../core/failure/errors.ts";
import { foreignError } from "../../core/failure/foreignError.ts";
import type { Clock } from "../../core/run/ports.ts";
import { decodeText } from "../../files/decodeText.ts";
import { failureSentence } from "../../text/findings/failureSentence.ts";
import { DisposableStore } from "../dispose.ts";
import { failureOf } from "../failure/failures.ts";
import { readRulesets, writeRulesets } from "../local/rulesetControl.ts";
import { textContext } from "../window/textContext.ts";
import { rulesetPath } from "../window/viewIds.ts";
import { compactJson } from "./compactJson.ts";
import { RulesetLenses, type RulesetLensesDependencies } from "./rulesetLenses.ts";

export interface RulesetEditingDependencies extends RulesetLensesDependencies {
  readonly clock: Pick<Clock, "now">;
}

/** As it was last read or written. */
interface Known {
  readonly text: string;
  /** What was in force then, to tell whether it still is. */
  readonly inForce: string;
  /** ms since the epoch. */
  readonly mtime: number;
}

/** Reads and saves the rulesets of the local sandbox, and shows beside them what they would make of a debit. */
export class RulesetEditing implements vscode.Disposable {
  readonly #dependencies: RulesetEditingDependencies;
  readonly #held = new DisposableStore();
  readonly lenses: RulesetLenses;
  #known: Known | null = null;

  constructor(dependencies: RulesetEditingDependencies) {
    this.#dependencies = dependencies;
    this.lenses = this.#held.add(new RulesetLenses(dependencies));
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { text, mtime } = await this.#look(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime, size: new TextEncoder().encode(text).length };
  }

  async read(uri: vscode.Uri): Promise<Uint8Array> {
    return new TextEncoder().encode((await this.#look(uri)).text);
  }

  /** Puts it in force. It stays as it was written, as long as nobody else changes it. */
  async write(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    checkPlace(uri);
    const text = decodeText(content);
    const inForce = await told(async () => {
      const address = await this.#dependencies.local.use();
      return writeRulesets(address, parsed(text), AbortSignal.timeout(longest));
    });
    this.#known = { text, inForce: JSON.stringify(inForce), mtime: this.#dependencies.clock.now() };
    this.lenses.refresh();
  }

  dispose(): void {
    this.#held.dispose();
  }

  async #look(uri: vscode.Uri): Promise<Known> {
    checkPlace(uri);
    const settings = await told(async () =>
      readRulesets(await this.#dependencies.local.use(), AbortSignal.timeout(longest)),
    );
    const inForce = JSON.stringify(settings);
    if (this.#known?.inForce !== inForce) {
      this.#known = { text: `${compactJson(settings)}\n`, inForce, mtime: this.#dependencies.clock.now() };
    }
    return this.#known;
  }
}

/** ms: the local sandbox answers at once, or not at all. */
const longest = 10_000;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BalanceLensError(
      { reason: "file-unusable", requestId: null, detail: foreignError(error) },
      { cause: error },
    );
  }
}

function checkPlace(uri: vscode.Uri): void {
  if (uri.path !== rulesetPath) throw vscode.FileSystemError.FileNotFound(uri);
}

/** An editor shows an error of a file system in the words it has: they are ours. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw vscode.FileSystemError.Unavailable(failureSentence(failureOf(error), textContext()).sentence);
  }
}
