import path from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { type ChosenRules, chosenRules } from "../../code/chosenRules.ts";
import { pathPatterns } from "../../code/ignoring/pathPatterns.ts";
import { remarksOn } from "../../code/rules/remarksOn.ts";
import type { RuleId, RuleSeverity } from "../../code/rules/rule.ts";
import { type ScannedCode, scanCode } from "../../code/scanCode.ts";
import { shared } from "../../files/retry.ts";
import { shortRetry } from "../../files/retryLimits.ts";
import { remarkSentence } from "../../text/code/remarkSentence.ts";
import type { TextContext } from "../../text/segment.ts";
import type { AskedRule, LintOptions } from "./lintOptions.ts";
import { type Place, placesIn } from "./places.ts";
import { readCode } from "./readCode.ts";
import { walk } from "./walk.ts";
import { type WorkspaceSettings, workspaceSettings } from "./workspaceSettings.ts";

/** A remark where it is in a file. */
export interface FileRemark extends Place {
  /** Absolute. */
  readonly file: string;
  readonly rule: RuleId;
  readonly severity: RuleSeverity;
  readonly message: string;
}

/** A call of Plaid's API where it is in a file. */
interface FileCall extends Place {
  readonly file: string;
  readonly endpoint: string;
}

/** What was read, and what is said of it. */
export interface Linted {
  /** Files of a language that is read, also those that do not speak of Plaid. */
  filesRead: number;
  readonly calls: FileCall[];
  readonly remarks: FileRemark[];
  readonly passedOver: { large: number; binary: number; otherLanguage: number };
  readonly unreadable: { readonly file: string; readonly why: string }[];
}

/** What is told while files are read. */
export interface LintWatch {
  /** The remarks on a file that has some. */
  onRemarks(remarks: readonly FileRemark[]): void;
  readonly signal: AbortSignal;
}

/** So many files are read before the process sees what else has come, such as Ctrl+C. */
const inOneTurn = 50;

/**
 * Reads the files of paths, and says what the rules say of each. Stops early at `signal`.
 * @throws Refusal for settings of the workspace that cannot be read
 */
export async function lintFiles(
  { paths, exclude, rules }: Pick<LintOptions, "paths" | "exclude" | "rules">,
  { folder, context, watch }: { readonly folder: string; readonly context: TextContext; readonly watch: LintWatch },
): Promise<Linted> {
  const linted: Linted = {
    filesRead: 0,
    calls: [],
    remarks: [],
    passedOver: { large: 0, binary: 0, otherLanguage: 0 },
    unreadable: [],
  };
  const settings = workspaceSettings(folder);
  const excluded = [
    { folder: settings.folder, patterns: pathPatterns(settings.exclude) },
    { folder, patterns: pathPatterns(exclude) },
  ];
  const patience = shared(shortRetry);
  let seen = 0;
  for (const walked of walk(paths, { folder, excluded })) {
    seen += 1;
    if (seen % inOneTurn === 0) await turn();
    if (watch.signal.aborted) break;
    if (walked.kind === "unreadable") linted.unreadable.push({ file: walked.file, why: walked.why });
    else if (walked.kind === "other-language") linted.passedOver.otherLanguage += 1;
    else {
      const read = readCode(walked.file, patience);
      if (read.kind === "unreadable") linted.unreadable.push({ file: walked.file, why: read.why });
      else if (read.kind !== "text") linted.passedOver[read.kind] += 1;
      else lintText(walked.file, scanCode(walked.language, read.text));
    }
  }
  return linted;

  function lintText(file: string, code: ScannedCode | null): void {
    linted.filesRead += 1;
    if (code === null) return;
    const placeOf = placesIn(code.source.text);
    const chosen = chosenFor(file, settings, rules);
    const remarks = remarksOn(code, chosen.isOn).map((remark) => ({
      file,
      rule: remark.rule,
      severity: chosen.severityOf(remark.rule, remark.severity),
      message: remarkSentence(remark, context),
      ...placeOf(remark),
    }));
    linted.calls.push(...code.calls.map((call) => ({ file, endpoint: call.endpoint, ...placeOf(call) })));
    linted.remarks.push(...remarks);
    if (remarks.length > 0) watch.onRemarks(remarks);
  }
}

/** What the command line says goes before what the workspace's settings say. */
function chosenFor(file: string, settings: WorkspaceSettings, asked: ReadonlyMap<RuleId, AskedRule>): ChosenRules {
  const { isOn, severityOf } = chosenRules(settings.rulesFor(path.basename(file)));
  return {
    isOn(rule) {
      const value = asked.get(rule);
      return value === undefined ? isOn(rule) : value !== "off";
    },
    severityOf(rule, usual) {
      const value = asked.get(rule);
      return value === undefined || value === "on" || value === "off" ? severityOf(rule, usual) : value;
    },
  };
}
