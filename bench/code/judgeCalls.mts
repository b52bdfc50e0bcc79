/** Holds the calls found in a file against what a reader found: the same endpoint on the same line, each counted once. */
import type { FoundCall } from "./foundCalls.mts";
import type { FileLabels } from "./readCorpus.mts";

export interface JudgedCalls {
  readonly right: number;
  readonly wrong: readonly FoundCall[];
  readonly missed: readonly FoundCall[];
}

export function judgeCalls({ calls, alsoAt = {} }: FileLabels, found: readonly FoundCall[]): JudgedCalls {
  const open = Object.entries(calls).flatMap(([endpoint, lines]) => lines.map((line) => ({ endpoint, line })));
  const wrong: FoundCall[] = [];
  let right = 0;
  for (const call of found) {
    const at = open.findIndex(
      ({ endpoint, line }) => endpoint === call.endpoint && (line === call.line || alsoAt[line] === call.line),
    );
    if (at < 0) wrong.push(call);
    else {
      open.splice(at, 1);
      right += 1;
    }
  }
  return { right, wrong, missed: open };
}
