import { codes } from "../../../src/core/causes/everyCause.ts";
import type { Certainty } from "../../../src/core/findings/finding.ts";
import type { Sayings, Tally } from "../../../test/builders/exam/judge/tally.ts";
import { priors } from "../../../test/builders/exam/priors.ts";
import { fewest, leastShare } from "../examMarks.mts";
import { lowerEnd, percentOf } from "../wilson.mts";

const words: readonly Certainty[] = ["certain", "likely", "possible"];

function sayingsLine({ code, certainty, said, right, wrongSeed, inOrdinary }: Sayings): string {
  const end = said < fewest ? "too few" : percentOf(lowerEnd(right, said), 1);
  const isBelow = said >= fewest && lowerEnd(right, said) < leastShare[certainty];
  const wrong = said - right === 0 ? "0" : `${said - right} (world ${wrongSeed})`;
  const ordinary = `${inOrdinary.said - inOrdinary.right} of ${inOrdinary.said}`;
  return `| \`${code}\` | ${certainty} | ${said} | ${right} | ${wrong} | ${end}${isBelow ? " **below its word**" : ""} | ${ordinary} |`;
}

function calibrationLine(tally: Tally, certainty: Certainty): string {
  const [all, ordinary] = [tally.rateOf(certainty), tally.rateOf(certainty, "ordinary")];
  const rare = { said: all.said - ordinary.said, right: all.right - ordinary.right };
  const cells = [all, ordinary, rare].map(({ said, right }) => `${right} of ${said}, ${percentOf(right, said)}`);
  return `| ${certainty} | ${cells.join(" | ")} |`;
}

/** What was found of one kind: how often, and where first. */
function grouped(
  all: readonly { readonly seed: number; readonly what: string }[],
  nameOf: (what: string) => string,
): string {
  const groups = new Map<string, { count: number; seed: number }>();
  for (const { seed, what } of all) {
    const group = groups.get(nameOf(what)) ?? { count: 0, seed };
    group.count += 1;
    groups.set(nameOf(what), group);
  }
  const lines = [...groups]
    .toSorted(([, left], [, right]) => right.count - left.count)
    .slice(0, 20)
    .map(([name, { count, seed }]) => `| ${name} | ${count} | ${seed} |`);
  return lines.length === 0
    ? "None.\n"
    : `| What | How often | Smallest world |\n| --- | ---: | ---: |\n${lines.join("\n")}\n`;
}

function missedLines(tally: Tally): string {
  const lines = [...tally.missed]
    .toSorted(([, left], [, right]) => right.count - left.count)
    .map(([code, { count, seed }]) => `| \`${code}\` | ${count} | ${seed ?? ""} |`);
  return lines.length === 0
    ? "None.\n"
    : `| Cause | Not said | Smallest world |\n| --- | ---: | ---: |\n${lines.join("\n")}\n`;
}

function priorLines(shares: object, prefix = ""): readonly string[] {
  return Object.entries(shares).flatMap(([name, share]: [string, unknown]) => {
    const named = prefix === "" ? name : `${prefix}: ${name}`;
    return typeof share === "object" && share !== null ? priorLines(share, named) : [`| ${named} | ${String(share)} |`];
  });
}

/** Codes of the list that no world of this run made the finder say. */
function neverSaid(tally: Tally): string {
  const said = new Set([...tally.sayings.values()].map(({ code }) => code));
  const never = Object.keys(codes).filter((code) => !said.has(code));
  return never.length === 0 ? "none" : never.map((code) => `\`${code}\``).join(", ");
}

/** The lines of the page's numbered list. */
function listIn(page: string): string {
  return page
    .split("\n")
    .filter((line) => /^\| \d+ \|/.test(line))
    .join("\n");
}

/**
 * `docs/findings.md`: what the exam measured, the failures too, and the priors it holds for.
 * @param before what the page says now: its numbered list stays, as it is written by hand and by `npm run generate`
 */
export function findingsPage(tally: Tally, before: string): string {
  const { coverage } = tally;
  const rows = [...tally.sayings.values()].toSorted(
    (left, right) =>
      words.indexOf(left.certainty) - words.indexOf(right.certainty) || (left.code < right.code ? -1 : 1),
  );
  const unknown = [...tally.unknown].map(([code, { count, seed }]) => `\`${code}\` (${count}, world ${seed})`);
  const { differences, likely, rightLikely, rightAmongFirstTwo } = coverage;
  return `# How right the findings are

Written by \`npm run bench -- findings\`: ${tally.worlds} generated worlds, ${tally.ordinaryWorlds} of them ordinary. **Every rate on this page is one of
generated worlds**, and holds for the priors at its end; nobody publishes real ones. Shares are cut, never rounded up.

A world is a bank's ledger, Plaid's copies of it and a client's calls (\`test/builders/exam\`). It shares nothing with the finder or the local
sandbox. The finder sees the answers alone; a judge holds the typed parts of each statement (numbers, times, cause) against the
world's record. \`node test/builders/exam/show.mts WORLD\` prints one world with every statement judged.

## What a word is worth

A certain statement must always be right, a likely one in 95 of 100, a possible one in one of two.

| Called | Right of all | In ordinary worlds | In rare ones |
| --- | ---: | ---: | ---: |
${words.map((certainty) => calibrationLine(tally, certainty)).join("\n")}

Of ${differences} accounts whose cached and real-time numbers differ in ordinary worlds, ${percentOf(likely, differences)} get a cause at *likely* or
better, ${percentOf(rightLikely, differences)} a right one; ${percentOf(rightAmongFirstTwo, differences)} have a right cause among the first two stated.

Numbers whose true moment lies outside the interval that is stated for them: ${tally.agesOutside.length} of ${tally.ages}. Differences between two
answers without any statement: ${tally.unreported.length}. Codes that the judge does not know: ${unknown.length === 0 ? "none" : unknown.join(", ")}.

The findings of before facts and causes were told apart, held to worlds 1 to 1500 of the same exam on 2026-11-29: certain and right 4069 of 4218,
likely and right 94.2 %, a right cause among the first two in 925 of 944, ages outside 379 of 23636, differences without a statement 9438.

## By code

*Lower end*: of the 95 % interval of the share that was right, where there are ${fewest} sayings: at least 90 % for likely, 50 % for possible.

| Code | Called | Said | Right | Wrong (smallest world) | Lower end | Wrong in ordinary worlds |
| --- | --- | ---: | ---: | ---: | ---: | ---: |
${rows.map(sayingsLine).join("\n")}

Codes of the list below that no world led to: ${neverSaid(tally)}.

## Causes that were missed

Where a cause is the most specific that is true of a difference between a cached and a real-time number, and was not said:

${missedLines(tally)}
## Moments outside what is stated

${grouped(tally.agesOutside, (what) => what.replace(/: of .* by /, ", by ").replace(/, said .*/, ""))}
## Differences without a statement

Each pair of neighbouring answers, of one endpoint or of two, wants a statement that names the account and both of them.

${grouped(tally.unreported, (what) => what.replace(/ of [A-Za-z0-9]+$/, ""))}
## What the figures do not say

- The model is a guess about banks and Plaid, made from what is documented. What neither says, no figure here can.
- An update's stamp is never later than the moment of the balance it brought. A clock that no answer's \`Date\` checks is right within a second.
- A copy to which Plaid added rows is of no one moment: its age is not judged. A number that the bank still told at the first moment of the
  stated interval is taken to be of it.
- Prose is not judged: what a sentence adds to its typed parts is the tests' affair.

## Why two answers can disagree

This list is written by hand, but for the findings of each row, which come from \`src/core/causes\`. A gap between a cached and
a real-time number that none of them accounts for is \`unexplained\`, with its residue. When all agree, an \`agree-…\` finding says why that was to be expected. A
failure that is no cause of its own is \`call-failed\`; a product Plaid has not read yet is \`product-not-ready\`.

Behind each finding stands the most that it is ever called. *Certain* rests on three premises: Plaid does what it documents, each
response is what Plaid sent, and its endpoint is known from the call or the entry itself. Where one was guessed, nothing that
rests on it is above *possible*.

| No. | Why | Findings, and the most each may be called | Evidence | What would settle it |
| ---: | --- | --- | --- | --- |
${listIn(before)}

## The priors

Shares, or how often; of the hostile things, weights. A rare world has one to three of these.

| Prior | Value |
| --- | ---: |
${priorLines(priors).join("\n")}
`;
}
