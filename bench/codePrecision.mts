/**
 * How right it is what the extension says of a developer's files: of the calls and remarks found, how many are such (precision),
 * and of those there are, how many are found (recall), in public code that was labelled by reading (`bench/code/`). By name
 * only, as that code is not kept here: `npm run bench -- codePrecision` says what is missing. Misses are listed for the tuning
 * half alone.
 */

import { rules } from "../src/code/rules/rules.ts";
import { type FoundCall, foundCalls } from "./code/foundCalls.mts";
import { foundRemarks } from "./code/foundRemarks.mts";
import { judgeCalls } from "./code/judgeCalls.mts";
import { judgeRemarks } from "./code/judgeRemarks.mts";
import { type Corpus, type CorpusFile, corpusLanguages, readCorpus, type Split, splits } from "./code/readCorpus.mts";
import type { Bench, Figure } from "./support/figure.mts";

/** Named on stderr before it only counts on. */
const shownMissing = 3;

const verdicts = ["right", "wrong", "unread", "missed"] as const;

export const run: Bench = async () => {
  const figures: Figure[] = [];
  const all: CorpusFile[] = [];
  for (const language of corpusLanguages) {
    const corpus = readCorpus(language);
    sayWhatIsMissing(language, corpus);
    all.push(...corpus.files);
    for (const split of splits) {
      const files = corpus.files.filter(({ repository }) => repository.split === split);
      if (files.length > 0) figures.push(...figuresOf(`code-precision.${language}.${split}`, split, files));
    }
  }
  if (figures.length === 0) throw new Error("None of the labelled code is here.");
  return [...figures, ...splits.flatMap((split) => ruleFigures(split, all))];
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

/** Of all languages together: a rule finds too little in one of them to be told apart. */
function ruleFigures(split: Split, all: readonly CorpusFile[]): readonly Figure[] {
  const files = all
    .filter(({ repository }) => repository.split === split)
    .map(({ repository, labels, text }) => ({ repository, labels, found: foundRemarks(labels.path, text) }));
  return rules.flatMap(({ id }) => {
    const sums = { right: 0, wrong: 0, unread: 0, missed: 0 };
    for (const { repository, labels, found } of files) {
      const lines = found.filter(({ rule }) => rule === id).map(({ line }) => line);
      const judged = judgeRemarks(labels, id, lines);
      for (const verdict of verdicts) {
        sums[verdict] += judged[verdict].length;
        if (split === "tuning" && verdict !== "right") {
          for (const line of judged[verdict]) {
            console.error(`  ${verdict} ${id} ${repository.repository} ${labels.path}:${line}`);
          }
        }
      }
    }
    const { right, wrong, unread, missed } = sums;
    const name = `code-precision.${id}.${split}`;
    return [
      { name: `${name}.precision`, value: share(right, right + wrong), unit: "ratio", samples: right + wrong },
      { name: `${name}.recall`, value: share(right, right + missed), unit: "ratio", samples: right + missed },
      ...(unread > 0 ? [{ name: `${name}.unread`, value: unread, unit: "count" } as const] : []),
    ];
  });
}

/** Nothing to divide by is nothing wrong. */
function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

function list(file: string, wrong: readonly FoundCall[], missed: readonly FoundCall[]): void {
  for (const { endpoint, line } of wrong) console.error(`  wrong  ${file}:${line} ${endpoint}`);
  for (const { endpoint, line } of missed) console.error(`  missed ${file}:${line} ${endpoint}`);
}
