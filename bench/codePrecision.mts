/**
 * How right the calls are that are found in a developer's files: of those found, how many are calls (precision), and of the
 * calls, how many are found (recall), in public code that was labelled by reading (`bench/code/`). By name only, as that code
 * is not kept here: `npm run bench -- codePrecision` says what is missing. Misses are listed for the tuning half alone.
 */

import { type FoundCall, foundCalls } from "./code/foundCalls.mts";
import { judgeCalls } from "./code/judgeCalls.mts";
import { type Corpus, type CorpusFile, corpusLanguages, readCorpus, type Split, splits } from "./code/readCorpus.mts";
import type { Bench, Figure } from "./support/figure.mts";

/** Named on stderr before it only counts on. */
const shownMissing = 3;

export const run: Bench = async () => {
  const figures: Figure[] = [];
  for (const language of corpusLanguages) {
    const corpus = readCorpus(language);
    sayWhatIsMissing(language, corpus);
    for (const split of splits) {
      const files = corpus.files.filter(({ repository }) => repository.split === split);
      if (files.length > 0) figures.push(...figuresOf(`code-precision.${language}.${split}`, split, files));
    }
  }
  if (figures.length === 0) throw new Error("None of the labelled code is here.");
  return figures;
};

function sayWhatIsMissing(language: string, { files, missing }: Corpus): void {
  if (missing.length === 0) return;
  console.error(`${language}: ${missing.length} of ${files.length + missing.length} files are missing.`);
  for (const reason of missing.slice(0, shownMissing)) console.error(`  ${reason}`);
}

function figuresOf(name: string, split: Split, files: readonly CorpusFile[]): readonly Figure[] {
  let right = 0;
  let found = 0;
  let labelled = 0;
  let falseAlarms = 0;
  let withCalls = 0;
  for (const { repository, labels, text } of files) {
    const calls = foundCalls(labels.path, text);
    const judged = judgeCalls(labels, calls);
    right += judged.right;
    found += calls.length;
    labelled += judged.right + judged.missed.length;
    if (judged.right + judged.missed.length > 0) withCalls += 1;
    else if (judged.wrong.length > 0) falseAlarms += 1;
    if (split === "tuning") list(`${repository.repository} ${labels.path}`, judged.wrong, judged.missed);
  }
  const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
  return [
    { name: `${name}.precision`, value: share(right, found), unit: "ratio", samples: found },
    { name: `${name}.recall`, value: share(right, labelled), unit: "ratio", samples: labelled },
    {
      name: `${name}.files-without-calls-with-a-find`,
      value: falseAlarms,
      unit: "count",
      samples: files.length - withCalls,
    },
  ];
}

function list(file: string, wrong: readonly FoundCall[], missed: readonly FoundCall[]): void {
  for (const { endpoint, line } of wrong) console.error(`  wrong  ${file}:${line} ${endpoint}`);
  for (const { endpoint, line } of missed) console.error(`  missed ${file}:${line} ${endpoint}`);
}
