import path from "node:path";
import { isLeftOut, type PathPattern, pathPatterns } from "../../code/ignoring/pathPatterns.ts";
import { type CodeLanguage, languageOf } from "../../code/languages/language.ts";
import { decodeText } from "../../files/decodeText.ts";
import { isThereSync, readdirSync, readFileSync, statSync } from "../../files/filesNow.ts";
import { codeOf } from "../../files/retry.ts";
import { typedPath } from "../../files/typedPath.ts";

/** What a path that was named leads to: a file to read, one of another language, or what could not be looked at. */
export type Walked =
  | { readonly kind: "file"; readonly file: string; readonly language: CodeLanguage }
  | { readonly kind: "other-language"; readonly file: string }
  | { readonly kind: "unreadable"; readonly file: string; readonly why: string };

/** Patterns, and the folder that they count from. */
export interface PatternsOf {
  readonly folder: string;
  readonly patterns: readonly PathPattern[];
}

/** Folders of what is installed or built, and those with a dot before their name, which are of tools. */
const passedOver =
  /^(?:\..*|node_modules|bower_components|vendor|venv|site-packages|__pycache__|dist|build|out|target|coverage)$/;

/**
 * The files of paths, each once, in the order of their names. A path that was named is looked at whatever leaves it out; in its
 * folders what `.gitignore` and `excluded` leave out, links and folders of what is built are not.
 * @param folder what a relative path is relative to
 */
export function* walk(
  paths: readonly string[],
  { folder, excluded }: { readonly folder: string; readonly excluded: readonly PatternsOf[] },
): Generator<Walked> {
  const seen = new Set<string>();
  for (const typed of paths) {
    for (const walked of walkPath(typed, folder, excluded)) {
      if (!seen.has(walked.file)) yield walked;
      seen.add(walked.file);
    }
  }
}

function* walkPath(typed: string, from: string, excluded: readonly PatternsOf[]): Generator<Walked> {
  let file = path.resolve(from, typed);
  try {
    file = typedPath(typed, from);
    const found = statSync(file);
    if (found.isDirectory()) yield* walkFolder(file, [...ignoredAbove(file), ...excluded], excluded.length);
    else if (found.isFile()) yield inFile(file);
    else yield { kind: "unreadable", file, why: "neither a file nor a folder" };
  } catch (error) {
    const code = codeOf(error);
    yield { kind: "unreadable", file, why: code === "ENOENT" ? "no such file or folder" : code };
  }
}

/** @param layers patterns from the outermost folder inwards; the last `kept` of them count before any `.gitignore` */
function* walkFolder(folder: string, layers: readonly PatternsOf[], kept: number): Generator<Walked> {
  let entries: ReturnType<typeof readEntries>;
  try {
    entries = readEntries(folder);
  } catch (error) {
    yield { kind: "unreadable", file: folder, why: codeOf(error) };
    return;
  }
  const own = entries.some(({ name }) => name === ".gitignore") ? ignoredIn(folder) : [];
  const split = layers.length - kept;
  const inside = own.length === 0 ? layers : [...layers.slice(0, split), ...own, ...layers.slice(split)];
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!passedOver.test(entry.name) && !isLeftOutBy(inside, file, true)) yield* walkFolder(file, inside, kept);
    } else if (entry.isFile()) {
      const walked = inFile(file);
      if (walked.kind === "file" && !isLeftOutBy(inside, file, false)) yield walked;
    }
  }
}

function readEntries(folder: string) {
  return readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
}

function inFile(file: string): Walked {
  const language = languageOf(path.basename(file));
  return language === null ? { kind: "other-language", file } : { kind: "file", file, language };
}

/** The innermost layer that says something decides. */
function isLeftOutBy(layers: readonly PatternsOf[], file: string, isFolder: boolean): boolean {
  for (const { folder, patterns } of layers.toReversed()) {
    const verdict = isLeftOut(slashed(path.relative(folder, file)), isFolder, patterns);
    if (verdict !== null) return verdict;
  }
  return false;
}

/** The `.gitignore` files above a folder, up to the root of its repository; none outside of one. */
function ignoredAbove(folder: string): readonly PatternsOf[] {
  const layers: PatternsOf[] = [];
  for (let at = folder; ; ) {
    if (isThereSync(path.join(at, ".git"))) return layers;
    const above = path.dirname(at);
    if (above === at) return [];
    layers.unshift(...ignoredIn(above));
    at = above;
  }
}

/** One that cannot be read leaves nothing out: more is looked at, not less. */
function ignoredIn(folder: string): readonly PatternsOf[] {
  try {
    const lines = decodeText(readFileSync(path.join(folder, ".gitignore"))).split("\n");
    return [{ folder, patterns: pathPatterns(lines) }];
  } catch {
    return [];
  }
}

/** With `/` between its names, as patterns, reports and annotations have them. */
export function slashed(file: string): string {
  return path.sep === "/" ? file : file.replaceAll(path.sep, "/");
}
