/** One of a sequence, or null for any number of them. */
type Step<T> = ((item: T) => boolean) | null;

/** A line of a `.gitignore`, or a pattern that is written like one. */
export interface PathPattern {
  /** Puts back what an earlier pattern leaves out: it begins with `!`. */
  readonly isNegated: boolean;
  /** It ends in `/`. */
  readonly isOfFolders: boolean;
  readonly steps: readonly Step<string>[];
}

/** The patterns of lines. https://git-scm.com/docs/gitignore */
export function pathPatterns(lines: readonly string[]): readonly PathPattern[] {
  return lines.flatMap((line) => patternIn(line.replace(/\r$/, "").replace(/(?<!\\)\s+$/, "")) ?? []);
}

/**
 * Whether patterns leave a file or a folder out: the last one that matches says so. Null when none matches.
 * @param path from the folder that the patterns are of, with `/` between its names
 */
export function isLeftOut(path: string, isFolder: boolean, patterns: readonly PathPattern[]): boolean | null {
  const names = path.split("/");
  const last = patterns.findLast((pattern) => (isFolder || !pattern.isOfFolders) && isMatch(pattern.steps, names));
  return last === undefined ? null : !last.isNegated;
}

/** Whether patterns leave a file out, by itself or with a folder that it is in: nothing in such a folder is put back. */
export function isLeftOutWithFolders(path: string, patterns: readonly PathPattern[]): boolean {
  const names = path.split("/");
  return names.some(
    (_, index) => isLeftOut(names.slice(0, index + 1).join("/"), index < names.length - 1, patterns) === true,
  );
}

function patternIn(line: string): PathPattern | null {
  const isNegated = line.startsWith("!");
  const written = isNegated ? line.slice(1) : line;
  const path = written.replace(/^\//, "").replace(/\/$/, "");
  if (path === "" || line.startsWith("#")) return null;
  const names = path.split("/");
  // A name alone is meant wherever it is.
  const isAnywhere = names.length === 1 && !written.startsWith("/");
  const steps = names.map((name) => (name === "**" ? null : nameIs(name)));
  // What is inside a folder is not the folder.
  if (steps.at(-1) === null) steps.push(() => true);
  return { isNegated, isOfFolders: written.endsWith("/"), steps: isAnywhere ? [null, ...steps] : steps };
}

const part = /\*+|\?|\[[!^]?\]?[^\]]*\]|\\.|[\s\S]/g;

function nameIs(pattern: string): (name: string) => boolean {
  const steps = (pattern.match(part) ?? []).map(charIs);
  return (name) => isMatch(steps, name);
}

function charIs(written: string): Step<string> {
  if (written.startsWith("*")) return null;
  if (written === "?") return () => true;
  if (written.startsWith("[") && written.length > 1) return oneOf(written.slice(1, -1));
  const char = written.length > 1 ? written.slice(1) : written;
  return (each) => each === char;
}

/** `a-z`, and `!a-z` for any other character. */
function oneOf(written: string): (char: string) => boolean {
  const isNegated = /^[!^]/.test(written);
  const ranges = (isNegated ? written.slice(1) : written).match(/[\s\S]-[\s\S]|[\s\S]/g) ?? [];
  return (char) => ranges.some((range) => (range[0] ?? "") <= char && char <= (range.at(-1) ?? "")) !== isNegated;
}

/** Takes time in proportion to both lengths together, multiplied at worst: only the last null is ever tried again. */
function isMatch<T>(steps: readonly Step<T>[], items: ArrayLike<T>): boolean {
  let step = 0;
  let lastAny = -1;
  let resume = 0;
  for (let at = 0; at < items.length; ) {
    const current = steps[step];
    if (current === null) {
      lastAny = step;
      resume = at;
      step += 1;
    } else if (current?.(items[at] as T) === true) {
      step += 1;
      at += 1;
    } else if (lastAny >= 0) {
      step = lastAny + 1;
      resume += 1;
      at = resume;
    } else {
      return false;
    }
  }
  while (steps[step] === null) step += 1;
  return step === steps.length;
}
