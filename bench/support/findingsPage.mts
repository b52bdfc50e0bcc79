import { causeList, type ListedCause } from "./causeList.mts";

/** How one cause fared over all worlds. */
export interface Confusion {
  readonly code: string;
  right: number;
  missed: number;
  invented: number;
  certainAndWrong: number;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`;
}

function line({ code, right, missed, invented, certainAndWrong }: Confusion): string {
  const recall = percent(right, right + missed);
  const precision = percent(right, right + invented);
  return `| \`${code}\` | ${right} | ${missed} | ${invented} | ${recall} | ${precision} | ${certainAndWrong} |`;
}

function listed({ no, why, codes, because }: ListedCause): string {
  const told = codes.length > 0 ? codes.map((code) => `\`${code}\``).join(", ") : `none: ${because}`;
  return `| ${no} | ${why} | ${told} |`;
}

/** Causes no generated world shows, and why. */
const notGenerated: readonly (readonly [string, string])[] = [
  ["`user-action-needed`, `consent-expired`, `item-error`", "the emulator has no switch for them yet"],
  [
    "`rate-limited`, `no-accounts`, `account-unknown`, `evaluate-not-supported`, `plaid-trouble`, `product-not-ready`, `consent-required`, `call-failed`",
    "one failed answer proves them",
  ],
  ["`account-gone`, `account-replaced`", "the emulator closes and relinks no account"],
  ["`identity-match-gives-no-balance`", "one answer proves it"],
  ["`limit-reached-here`", "is about this extension's own budget"],
  ["`currency-differs`", "an account keeps its currency"],
  ["`rounding`", "the emulator's cached and real-time numbers have the same scale"],
  ["`null-in-one-answer`", "a bank that gives a number gives it in both answers"],
  [
    "`not-written-through`, `cache-moved-without-stamp`, `cache-updated-meanwhile`, `cache-moved-later`",
    "the emulator writes through, as Plaid says",
  ],
  [
    "`evaluate-without-balance-rule`, `cache-moved-at-evaluation`, `evaluation-replayed`",
    "need rulesets and repeats no world has yet",
  ],
  ["`bank-moved-between-calls`, `bank-moved-since-evaluation`", "the clock stands still while a world is compared"],
  [
    "`agree-sandbox-static`, `sandbox-data-unrelated`, `agree-after-real-time`",
    "belong to Plaid's own Sandbox, and to a call made before",
  ],
  [
    "`running-balance-differs`, `unofficial-currency`, `loan-includes-interest`, `account-not-in-answer`",
    "restate what an answer says; their tests are by hand",
  ],
  [
    "`pending-explains-available`, `available-differs-from-current`",
    "arithmetic inside one answer; their tests are by hand",
  ],
];

/** `docs/findings.md`: the confusion matrix, and what it does not cover. */
export function findingsPage(input: {
  readonly rows: readonly Confusion[];
  readonly worldCount: number;
  readonly untold: number;
}): string {
  const { rows, worldCount, untold } = input;
  const wrong = rows.reduce((sum, row) => sum + row.certainAndWrong, 0);
  return `# How well findings explain

Written by \`npm run bench -- findings\`. Each of ${worldCount} generated worlds is one Item in the local sandbox with one to four
accounts, zero to three causes on each account, and distractors beside them (activity before the last update, activity still to come,
pending rows that explain nothing). The Item is compared as \`npm run compare\` does it. What is true is read from
the sandbox's ledger and event log and from the scenario the world was made of; the finder sees Plaid's answers alone.

One row of the table counts pairs of a cause and an account (or the Item, for causes of the whole Item). *Missed*: true and not
found. *Invented*: found and not true.

| Cause | Right | Missed | Invented | Recall | Precision | Certain and wrong |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.map(line).join("\n")}

Findings called certain that were wrong: ${wrong}. Accounts whose answers differ without any finding: ${untold}.

## What the figures do not say

- The worlds come from the same model of Plaid as the sandbox does. Where that model is wrong about Plaid, so may be the findings.
- \`unexplained\` is right here when nothing a client can see accounts for the gap: the copy was at most 15 minutes old.
- A bank that lists nothing pending (Capital One) hides whether a row was pending; its truth is what can be known.

## Why two answers can disagree

The numbers are those that the comments of \`src/core/causes\` give. A gap between a cached and a real-time number that none of
them accounts for is \`unexplained\`, with its residue. When all agree, an \`agree-…\` finding says why that was to be expected. A
failure that is no cause of its own is \`call-failed\`; a product Plaid has not read yet is \`product-not-ready\`.

| No. | Why | Findings |
| ---: | --- | --- |
${causeList.map(listed).join("\n")}

## Causes no generated world shows

| Cause | Why |
| --- | --- |
${notGenerated.map(([codes, why]) => `| ${codes} | ${why} |`).join("\n")}
`;
}
