import { parseArgs } from "node:util";
import { didYouMean } from "./didYouMean.ts";

/** A command line that cannot be followed; its message is what is said of it. */
export class Refusal extends Error {}

/** The options that a program knows, each by its long name. */
export type KnownOptions = Readonly<
  Record<string, { readonly type: "string" | "boolean"; readonly short?: string; readonly multiple?: boolean }>
>;

/** The options of a command line as they were given, and what is none. */
export interface GivenOptions<Name extends string> {
  readonly given: ReadonlySet<string>;
  readonly positionals: readonly string[];
  has(name: Name): boolean;
  /** The value of an option, the last one where it was given several times; null when it was not. */
  text(name: Name): string | null;
  /** Every value of an option that may be given several times. */
  texts(name: Name): readonly string[];
}

/** Reads a command line. @throws Refusal for an option that is not known, and one that has a value too many or too few */
export function readOptions<const Known extends KnownOptions>(
  argv: readonly string[],
  known: Known,
): GivenOptions<keyof Known & string> {
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) if (token.kind === "option") checkToken(token, known);
  const all = new Map<string, unknown>(Object.entries(values));
  return {
    given: new Set(all.keys()),
    positionals,
    has: (name) => all.get(name) === true,
    text(name) {
      const value = all.get(name);
      return typeof value === "string" ? value : null;
    },
    texts(name) {
      const value = all.get(name);
      return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
    },
  };
}

/** Splits a value with commas between; empty parts are left out. */
export function listed(value: string): readonly string[] {
  return value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function checkToken(token: { name: string; rawName: string; value?: string | undefined }, known: KnownOptions): void {
  if (!Object.hasOwn(known, token.name)) {
    const options = Object.keys(known).map((name) => `--${name}`);
    const hint = didYouMean(token.rawName, options) ?? "--help lists those there are.";
    throw new Refusal(`There is no option ${token.rawName}. ${hint}`);
  }
  const wantsValue = known[token.name]?.type === "string";
  const hasValue = token.value !== undefined && token.value !== "";
  if (wantsValue && !hasValue) throw new Refusal(`${token.rawName} needs a value.`);
  if (!wantsValue && token.value !== undefined) throw new Refusal(`${token.rawName} takes no value.`);
}
