/**
 * Public code that nobody wrote for us, labelled by reading: `corpus/LANGUAGE.json` says where each file is and what a careful
 * reader found in it. No line of it is kept here; its text is looked for in a folder outside of the repository. How it was
 * labelled: `bench/code/README.md`.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../scripts/lib/places.mts";

/** JavaScript is among TypeScript. */
export const corpusLanguages = ["typescript", "python", "ruby", "go", "java"] as const;

export type CorpusLanguage = (typeof corpusLanguages)[number];

/** Whoever changes the scanner looks at `tuning` alone: the figures of `held-out` are of code it was never fitted to. */
export const splits = ["tuning", "held-out"] as const;

export type Split = (typeof splits)[number];

/** The rules that have labels, by their ids. */
export const corpusRules = [
  "null-is-not-zero",
  "real-time-after-exchange",
  "real-time-in-a-loop",
  "balance-in-products",
  "removed-environment",
  "secret-in-code",
  "cached-before-transfer",
  "short-timeout",
  "sync-cursor",
  "no-oldest-balance",
  "card-sign",
] as const;

export type CorpusRule = (typeof corpusRules)[number];

/** Lines, from 1; of a statement over several, the first. A line in neither list was not judged. */
export interface RuleLabels {
  readonly applies?: readonly number[];
  /** It looks like it, and is none. */
  readonly not?: readonly number[];
}

export interface FileLabels {
  readonly path: string;
  /** Of the bytes of the file, in hex. */
  readonly sha256: string;
  /** One more than its line breaks. */
  readonly lines: number;
  /** By endpoint, as its path, the lines from 1 on which it is named by a method or a path that is called there. */
  readonly calls: Readonly<Record<string, readonly number[]>>;
  /** Where a call may be found as well: the line of its path, where that is a constant, or the second line of its name. */
  readonly alsoAt?: Readonly<Record<string, number>>;
  /** Lines that look like a call, and are none: a definition, a comment, a mock, a method of the app's own. */
  readonly lookAlikes?: readonly number[];
  readonly rules?: Readonly<Partial<Record<CorpusRule, RuleLabels>>>;
}

export interface RepositoryLabels {
  /** On GitHub: `owner/name`. */
  readonly repository: string;
  /** Forty hex digits. */
  readonly commit: string;
  /** What it was copied from; absent for what stands alone. Copies are in the same split. */
  readonly family?: string;
  readonly split: Split;
  readonly files: readonly FileLabels[];
}

export interface CorpusFile {
  readonly repository: RepositoryLabels;
  readonly labels: FileLabels;
  readonly text: string;
}

export interface Corpus {
  readonly files: readonly CorpusFile[];
  /** What could not be read and why, a sentence each. */
  readonly missing: readonly string[];
}

/** `BALANCE_LENS_CORPUS`, or `.cache/corpus`, which git does not keep: `OWNER+NAME/PATH` each. */
export function corpusFolder(): string {
  return process.env.BALANCE_LENS_CORPUS ?? path.join(root, ".cache/corpus");
}

export function readLabels(language: CorpusLanguage): readonly RepositoryLabels[] {
  const file = path.join(import.meta.dirname, "corpus", `${language}.json`);
  return JSON.parse(readFileSync(file, "utf8")) as readonly RepositoryLabels[];
}

/** Half of the repositories, by a hash of their name: one that is added later moves none of the others. */
export function splitOf({ repository, family }: Pick<RepositoryLabels, "repository" | "family">): Split {
  const [first = 0] = createHash("sha256")
    .update(`2026-11-30/${family ?? repository}`)
    .digest();
  return first % 2 === 0 ? "tuning" : "held-out";
}

/** The files of a language whose text is here and is what was labelled. */
export function readCorpus(language: CorpusLanguage): Corpus {
  const files: CorpusFile[] = [];
  const missing: string[] = [];
  for (const repository of readLabels(language)) {
    for (const labels of repository.files) {
      const read = readFile(repository, labels);
      if ("reason" in read) missing.push(read.reason);
      else files.push({ repository, labels, text: read.text });
    }
  }
  return { files, missing };
}

function readFile(
  { repository, commit }: RepositoryLabels,
  { path: name, sha256, lines }: FileLabels,
): { readonly text: string } | { readonly reason: string } {
  const file = path.join(corpusFolder(), repository.replace("/", "+"), name);
  const source = `https://raw.githubusercontent.com/${repository}/${commit}/${encodeURI(name)}`;
  if (!existsSync(file)) return { reason: `${file} is not there: it is ${source}.` };
  const bytes = readFileSync(file);
  const text = bytes.toString("utf8");
  const isLabelled = createHash("sha256").update(bytes).digest("hex") === sha256 && text.split("\n").length === lines;
  return isLabelled ? { text } : { reason: `${file} is not what was labelled, which is ${source}.` };
}
