import type { Environment } from "../../core/item/environment.ts";
import { didYouMean } from "../terminal/didYouMean.ts";
import { listed, Refusal, readOptions } from "../terminal/readOptions.ts";
import { type BankShowsOption, parseBankShows } from "./bankShowsOption.ts";
import { type FailCondition, parseFailOn } from "./failOn.ts";

/** The latency of the local sandbox's responses. */
type Latency = "none" | "sandbox" | "production";

/** What stdout gets: a report, one JSON document, or the texts about unexplained differences. */
type Printed = "report" | "json" | "ticket" | "user-text";

export interface CompareOptions {
  /** The scenario to compare, `all` of them, or null when none was named. */
  readonly scenario: string | null;
  readonly prints: Printed;
  /** Prints everything that is known instead of a line for each finding. */
  readonly isVerbose: boolean;
  /** A summary and annotations for GitHub Actions. */
  readonly github: boolean;
  readonly failOn: readonly FailCondition[];
  /** Rulesets to evaluate the debit with, in this order; null sends no key. Empty: the usual comparison. */
  readonly rulesetKeys: readonly (string | null)[];
  /** Another server with Plaid's paths; null for the built-in emulator, or for Plaid's own address. */
  readonly url: string | null;
  readonly environment: Environment;
  readonly latency: Latency;
  readonly seed: number;
  /** ISO 8601: where the local sandbox's clock starts; null for now. */
  readonly now: string | null;
  /** Saved responses or exported comparisons to open instead of calling; empty when there are none. */
  readonly from: readonly string[];
  /** The Item of saved responses that alone is compared; null for each of them. */
  readonly item: string | null;
  /** What the bank itself shows, an account each. */
  readonly bankShows: readonly BankShowsOption[];
}

export type ParsedOptions =
  | { readonly kind: "run"; readonly options: CompareOptions }
  | { readonly kind: "help" }
  | { readonly kind: "refused"; readonly sentence: string };

const known = {
  scenario: { type: "string" },
  json: { type: "boolean" },
  ticket: { type: "boolean" },
  "user-text": { type: "boolean" },
  verbose: { type: "boolean", short: "v" },
  github: { type: "boolean" },
  "fail-on": { type: "string" },
  rulesets: { type: "string" },
  url: { type: "string" },
  environment: { type: "string" },
  latency: { type: "string" },
  seed: { type: "string" },
  now: { type: "string" },
  from: { type: "string", multiple: true },
  item: { type: "string" },
  "bank-shows": { type: "string", multiple: true },
  help: { type: "boolean", short: "h" },
} as const;

/** Parses the command line. An error comes back as one sentence; no argument is ignored. */
export function parseCompareOptions(argv: readonly string[]): ParsedOptions {
  try {
    return parse(argv);
  } catch (error) {
    if (error instanceof Refusal) return { kind: "refused", sentence: error.message };
    throw error;
  }
}

function parse(argv: readonly string[]): ParsedOptions {
  const { given, positionals, has, text, texts } = readOptions(argv, known);
  if (has("help")) return { kind: "help" };
  const from = texts("from");
  // `--from a.json b.json`: what follows the first file are files too, not a scenario.
  const [positional, ...rest] = from.length > 0 ? [] : positionals;
  const named = text("scenario");
  if (rest.length > 0 || (positional !== undefined && named !== null)) {
    throw new Refusal("Name one scenario, or all.");
  }
  const url = text("url");
  const options: CompareOptions = {
    scenario: named ?? positional ?? null,
    prints: printed((["json", "ticket", "user-text"] as const).filter((name) => has(name))),
    isVerbose: has("verbose"),
    github: has("github"),
    failOn: failRules(text("fail-on")),
    rulesetKeys: rulesetKeys(text("rulesets")),
    url,
    environment: oneOf("environment", text("environment") ?? "local", ["local", "sandbox"]),
    latency: oneOf("latency", text("latency") ?? "none", ["none", "sandbox", "production"]),
    seed: wholeNumber("seed", text("seed") ?? "1"),
    now: instant(text("now")),
    from: from.length > 0 ? [...from, ...positionals] : [],
    item: text("item"),
    bankShows: texts("bank-shows").map(bankShowsOption),
  };
  refuseContradictions(options, given);
  return { kind: "run", options };
}

/** Accepts one output at a time: whoever reads stdout must know what it is. */
function printed(asked: readonly Exclude<Printed, "report">[]): Printed {
  if (asked.length > 1) throw new Refusal(`Choose one of ${asked.map((name) => `--${name}`).join(" and ")}.`);
  return asked[0] ?? "report";
}

function failRules(list: string | null): readonly FailCondition[] {
  if (list === null) return [];
  const rules = parseFailOn(list);
  if (rules === null) {
    throw new Refusal(
      "--fail-on takes stale>24h (or any age in m, h or d), unexplained and error, with commas between.",
    );
  }
  return rules;
}

/** As many as one Item may be evaluated with in an hour would leave no room for anything else. */
const mostRulesets = 50;

/** `none` stands for a call without a key: no ruleset that a person made is likely to be called so. */
function rulesetKeys(list: string | null): readonly (string | null)[] {
  if (list === null) return [];
  const names = [...new Set(listed(list))];
  if (names.length < 2 || names.length > mostRulesets) {
    throw new Refusal(
      `--rulesets takes from two to ${mostRulesets} ruleset keys with commas between, such as default,scores,none (none sends no key).`,
    );
  }
  return names.map((name) => (name === "none" ? null : name));
}

function bankShowsOption(value: string): BankShowsOption {
  const option = parseBankShows(value);
  if (option === null) {
    throw new Refusal(
      "--bank-shows takes ACCOUNT=AVAILABLE[/CURRENT][@TIME], such as 0000=1761.52/1800@2026-03-01T12:00:00Z.",
    );
  }
  return option;
}

function oneOf<const T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) {
    const hint = didYouMean(value, allowed);
    throw new Refusal(
      `--${name} is one of ${allowed.join(", ")}; "${value}" is not.${hint === null ? "" : ` ${hint}`}`,
    );
  }
  return found;
}

function wholeNumber(name: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new Refusal(`--${name} takes a whole number.`);
  return Number(value);
}

function instant(value: string | null): string | null {
  if (value === null) return null;
  if (!/^\d{4}-\d{2}-\d{2}T/.test(value) || Number.isNaN(Date.parse(value))) {
    throw new Refusal("--now takes a time such as 2026-03-01T12:00:00Z.");
  }
  return new Date(value).toISOString();
}

/** Refuses options that would have no effect: nobody should believe that they had one. */
function refuseContradictions(options: CompareOptions, given: ReadonlySet<string>): void {
  if (options.from.length > 0) {
    const other = ["scenario", "url", "environment", "latency", "seed", "now", "rulesets"].find((name) =>
      given.has(name),
    );
    if (other !== undefined) throw new Refusal(`--from makes no call, so --${other} would change nothing.`);
  }
  if (options.item !== null && options.from.length === 0) {
    throw new Refusal("--item chooses among saved responses: it goes with --from.");
  }
  const startsEmulator = options.url === null && options.environment === "local";
  for (const name of ["latency", "seed", "now"]) {
    if (given.has(name) && !startsEmulator) {
      throw new Refusal(`--${name} is for the local sandbox this command starts; it cannot change another server.`);
    }
  }
  if (options.environment === "sandbox" && options.scenario !== null) {
    throw new Refusal("Plaid Sandbox has no scenarios: its Item is named by PLAID_ACCESS_TOKEN.");
  }
}
