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

/** The document as it was last read or written. */
interface Known {
  readonly text: string;
  /** The rulesets in force at that time, to notice a change. */
  readonly inForce: string;
  /** ms since the epoch. */
  readonly mtime: number;
}

/** Reads and saves the rulesets of the local sandbox, and previews their outcome for a debit. */
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

  /** Puts the text in force. Later reads return it as it was written, until the rulesets are changed elsewhere. */
  async write(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    checkPlace(uri);
    const text = decodeText(content);
    const inForce = await asFileSystemError(async () => {
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
    const settings = await asFileSystemError(async () =>
      readRulesets(await this.#dependencies.local.use(), AbortSignal.timeout(longest)),
    );
    const inForce = JSON.stringify(settings);
    if (this.#known?.inForce !== inForce) {
      this.#known = { text: `${compactJson(settings)}\n`, inForce, mtime: this.#dependencies.clock.now() };
    }
    return this.#known;
  }
}

/** Time limit of a call to the local sandbox, ms. */
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

/** Rethrows a failure with its sentence as the message, which the editor shows as it is. */
async function asFileSystemError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw vscode.FileSystemError.Unavailable(failureSentence(failureOf(error), textContext()).sentence);
  }
}
