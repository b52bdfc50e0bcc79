import * as vscode from "vscode";
import { formatMoney } from "../../text/format.ts";
import { nameWithMask } from "../../text/nameWithMask.ts";
import { commandIds } from "../commandIds.ts";
import { DisposableStore } from "../dispose.ts";
import { type JsonPath, pathOfField, placeInJson } from "../local/jsonPlaces.ts";
import type { LocalSandbox } from "../local/localSandbox.ts";
import {
  type PreviewedOutcome,
  previewRulesets,
  type RulesetPreview,
  type RulesetProblem,
} from "../local/rulesetControl.ts";
import { textContext } from "../window/textContext.ts";
import { rulesetScheme } from "../window/viewIds.ts";
import { outcomeWords, ruleWords } from "./outcomeWords.ts";
import { previewSubject } from "./previewChoice.ts";

export interface RulesetLensesDependencies {
  readonly local: Pick<LocalSandbox, "use">;
  readonly memento: Pick<vscode.Memento, "get" | "update">;
}

/** Time limit of a preview, ms; the next edit starts another. */
const longest = 5000;

/**
 * Shows above each ruleset its outcome for a debit, and above the deciding rule that it decides. Errors are marked in the
 * text. Follows each edit; nothing has to be saved.
 */
export class RulesetLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #dependencies: RulesetLensesDependencies;
  readonly #held = new DisposableStore();
  readonly #changes = this.#held.add(new vscode.EventEmitter<void>());
  readonly #problems = this.#held.add(vscode.languages.createDiagnosticCollection("balance-lens-rulesets"));
  readonly onDidChangeCodeLenses = this.#changes.event;

  constructor(dependencies: RulesetLensesDependencies) {
    this.#dependencies = dependencies;
    this.#held.add(vscode.languages.registerCodeLensProvider({ scheme: rulesetScheme }, this));
    this.#held.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#problems.delete(uri)));
  }

  /** Draws the lenses again, after another debit was chosen or the text was saved. */
  refresh(): void {
    this.#changes.fire();
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const text = document.getText();
    let settings: unknown;
    try {
      settings = JSON.parse(text);
    } catch {
      // The editor's JSON support marks syntax errors; the marks of the last valid text would be misplaced.
      this.#problems.delete(document.uri);
      return [lensAt(document, 0, vscode.l10n.t("The preview resumes once this is JSON again"))];
    }
    try {
      return await this.#previewed(document, settings);
    } catch {
      return [
        lensAt(
          document,
          0,
          vscode.l10n.t("No preview: the local sandbox does not answer"),
          commandIds.startLocalSandbox,
        ),
      ];
    }
  }

  dispose(): void {
    this.#held.dispose();
  }

  async #previewed(document: vscode.TextDocument, settings: unknown): Promise<vscode.CodeLens[]> {
    const { local, memento } = this.#dependencies;
    const address = await local.use();
    const signal = AbortSignal.timeout(longest);
    const subject = await previewSubject(memento, address, signal);
    if (subject === null) return [lensAt(document, 0, vscode.l10n.t("No preview: the local sandbox has no Item"))];
    const preview = await previewRulesets(address, { subject, settings }, signal);
    this.#mark(document, preview.problems);
    const amount = formatMoney(subject.amount, null, textContext());
    const debit = vscode.l10n.t(
      "Preview by a model, not Plaid's: a debit of {0} from {1}, {2}",
      amount,
      accountWords(preview),
      subject.institution,
    );
    return [
      lensAt(document, 0, debit, commandIds.choosePreview),
      ...preview.outcomes.flatMap((outcome) => outcomeLenses(document, outcome, amount)),
    ];
  }

  #mark(document: vscode.TextDocument, problems: readonly RulesetProblem[]): void {
    const marks = problems.map(({ rulesetKey, field, message }) => {
      const below = field === null ? [] : pathOfField(field);
      const path = rulesetKey === null ? below : ["rulesets", rulesetKey, ...below];
      const mark = new vscode.Diagnostic(rangeOf(document, path), message, vscode.DiagnosticSeverity.Error);
      mark.source = vscode.l10n.t("Local Sandbox");
      return mark;
    });
    this.#problems.set(document.uri, marks);
  }
}

function outcomeLenses(document: vscode.TextDocument, outcome: PreviewedOutcome, amount: string): vscode.CodeLens[] {
  const path = ["rulesets", outcome.rulesetKey];
  const place = placeInJson(document.getText(), path);
  if (place === null) return [];
  const decides = outcome.rule === null ? [...path, "fallback"] : [...path, "rules", outcome.rule];
  const rule = placeInJson(document.getText(), decides);
  return [
    lensAt(document, place.start, outcomeWords(outcome), commandIds.choosePreview),
    ...(rule === null ? [] : [lensAt(document, rule.start, ruleWords(outcome, amount), commandIds.choosePreview)]),
  ];
}

function accountWords({ accounts, accountId }: RulesetPreview): string {
  const account = accounts.find((each) => each.accountId === accountId);
  return account === undefined ? accountId : nameWithMask(account.name, account.mask);
}

function lensAt(document: vscode.TextDocument, offset: number, title: string, command = ""): vscode.CodeLens {
  const at = document.positionAt(offset);
  return new vscode.CodeLens(new vscode.Range(at, at), { title, command });
}

/** The range of the value at this path, or of its nearest parent that exists. */
function rangeOf(document: vscode.TextDocument, path: JsonPath): vscode.Range {
  for (let length = path.length; length > 0; length -= 1) {
    const place = placeInJson(document.getText(), path.slice(0, length));
    if (place === null) continue;
    const start = document.positionAt(place.start);
    // A value of several lines is marked on its first: underlining a whole ruleset would hide the error.
    const end = document.lineAt(start.line).range.end;
    const whole = document.positionAt(place.end);
    return new vscode.Range(start, whole.isBefore(end) ? whole : end);
  }
  return document.lineAt(0).range;
}
