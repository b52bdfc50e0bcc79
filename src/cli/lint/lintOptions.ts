import { ruleSeverities } from "../../code/chosenRules.ts";
import type { RuleId, RuleSeverity } from "../../code/rules/rule.ts";
import { rules } from "../../code/rules/rules.ts";
import { didYouMean } from "../terminal/didYouMean.ts";
import { listed, Refusal, readOptions } from "../terminal/readOptions.ts";

/** What `--rules` says of a rule: to be off, or on as loudly as it usually is, or as loudly as said. */
export type AskedRule = RuleSeverity | "on" | "off";

/** A condition of `--fail-on`: a rule, or remarks that are at least so severe. */
export type LintFailCondition =
  | { readonly kind: "rule"; readonly rule: RuleId }
  | { readonly kind: "severity"; readonly severity: RuleSeverity };

export interface LintOptions {
  /** Files and folders as they were typed. */
  readonly paths: readonly string[];
  /** One JSON document on stdout instead of lines. */
  readonly json: boolean;
  /** The file that gets the remarks as SARIF; null for none. */
  readonly sarif: string | null;
  /** Annotations for GitHub Actions. */
  readonly github: boolean;
  readonly failOn: readonly LintFailCondition[];
  readonly rules: ReadonlyMap<RuleId, AskedRule>;
  /** What is left out, written as in a `.gitignore`. */
  readonly exclude: readonly string[];
}

const known = {
  rules: { type: "string", multiple: true },
  exclude: { type: "string", multiple: true },
  "fail-on": { type: "string" },
  json: { type: "boolean" },
  sarif: { type: "string" },
  github: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** The command line of `balance-lens lint`; null where its help was asked for. @throws Refusal in one sentence */
export function lintOptions(argv: readonly string[]): LintOptions | null {
  const { positionals, has, text, texts } = readOptions(argv, known);
  if (has("help")) return null;
  if (positionals.includes("-")) throw new Refusal("Name files or folders: text from a pipe is not read.");
  return {
    paths: positionals.length > 0 ? positionals : ["."],
    json: has("json"),
    sarif: text("sarif"),
    github: has("github"),
    // As in other linters: what somebody has called an error fails the step.
    failOn: failConditions(text("fail-on") ?? "error"),
    rules: new Map(texts("rules").flatMap(listed).flatMap(askedRules)),
    exclude: texts("exclude"),
  };
}

const ruleIds: readonly string[] = rules.map(({ id }) => id);
const levels: readonly string[] = [...ruleSeverities, "on", "off"];

/** `NAME`, `NAME=SEVERITY`, and both with `all` for a name. */
function askedRules(part: string): readonly (readonly [RuleId, AskedRule])[] {
  const [name = "", level = "on", ...rest] = part.split("=").map((each) => each.trim());
  if (!levels.includes(level) || rest.length > 0) {
    throw new Refusal(`--rules takes ${levels.join(", ")} behind =, not "${part}".${hint(level, levels)}`);
  }
  return rulesNamed(name, "--rules").map((rule) => [rule, level as AskedRule] as const);
}

function failConditions(list: string): readonly LintFailCondition[] {
  const parts = listed(list);
  if (parts.length === 1 && parts[0] === "none") return [];
  return parts.flatMap((part): readonly LintFailCondition[] => {
    const severity = ruleSeverities.find((each) => each === part);
    if (severity !== undefined) return [{ kind: "severity", severity }];
    return rulesNamed(part, "--fail-on").map((rule) => ({ kind: "rule", rule }));
  });
}

function rulesNamed(name: string, option: "--rules" | "--fail-on"): readonly RuleId[] {
  const found = rules.filter(({ id }) => id === name || (name === "all" && option === "--rules"));
  if (found.length > 0) return found.map(({ id }) => id);
  const others = option === "--rules" ? ["all"] : [...ruleSeverities, "none"];
  throw new Refusal(
    `${option} names "${name}", which is no rule.${hint(name, [...ruleIds, ...others])} --help lists them.`,
  );
}

function hint(word: string, choices: readonly string[]): string {
  const sentence = didYouMean(word, choices);
  return sentence === null ? "" : ` ${sentence}`;
}
