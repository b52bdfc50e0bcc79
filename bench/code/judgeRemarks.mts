/** Holds what a rule says of a file against what a reader found: right, wrong, never judged; and what it did not say. */
import type { FileLabels } from "./readCorpus.mts";

export interface JudgedRemarks {
  readonly right: readonly number[];
  readonly wrong: readonly number[];
  /** Nobody has read these lines for this rule: they count neither way. */
  readonly unread: readonly number[];
  readonly missed: readonly number[];
}

/**
 * @param rule whose labels are asked
 * @param found lines from 1, each once; a statement may be found on its second line
 */
export function judgeRemarks({ rules = {} }: FileLabels, rule: string, found: readonly number[]): JudgedRemarks {
  const { applies = [], not = [] } = Object.entries(rules).find(([id]) => id === rule)?.[1] ?? {};
  const isAt = (labels: readonly number[], line: number) => labels.includes(line) || labels.includes(line - 1);
  const right = found.filter((line) => isAt(applies, line));
  const others = found.filter((line) => !isAt(applies, line));
  return {
    right,
    wrong: others.filter((line) => isAt(not, line)),
    unread: others.filter((line) => !isAt(not, line)),
    missed: applies.filter((line) => !found.includes(line) && !found.includes(line + 1)),
  };
}
