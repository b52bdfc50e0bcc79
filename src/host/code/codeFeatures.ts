import * as vscode from "vscode";
import { factsOfCall } from "../../code/facts.ts";
import type { CodeFix } from "../../code/fixes/codeFix.ts";
import { fixOf } from "../../code/fixes/fixOf.ts";
import { languageOf } from "../../code/languages/language.ts";
import { codeLanguageIds } from "../../code/languages/languageIds.ts";
import { remarksOn } from "../../code/rules/remarksOn.ts";
import type { Remark, RuleSeverity } from "../../code/rules/rule.ts";
import { rules } from "../../code/rules/rules.ts";
import { type ScannedCode, scanCode } from "../../code/scanCode.ts";
import { callLines, docsTitle } from "../../text/code/callLines.ts";
import { countWords } from "../../text/code/countWords.ts";
import { fixTitle, remarkSentence } from "../../text/code/remarkSentence.ts";
import { textContext } from "../window/textContext.ts";
import { callLenses } from "./callLenses.ts";
import { codeSettings } from "./codeSettings.ts";
import { isExcluded } from "./isExcluded.ts";

/** What is said of Plaid calls in documents that speak of Plaid. */
export interface CodeFeatures {
  /** Marks what is worth a second look, and counts it in the status of the file's language. */
  show(document: vscode.TextDocument): void;
}

/** What knows of comparisons. */
interface LastCompared {
  /** What an endpoint answered in the last comparison of the local sandbox, in a line; null where there is none. */
  lastCompared(endpoint: string): Promise<string | null>;
}

/** A version of a document, read once. */
interface Read {
  readonly version: number;
  readonly code: ScannedCode | null;
  readonly remarks: readonly Remark[];
}

/**
 * What is said of Plaid calls in the files of an editor. A document is read anew when it has changed, and forgotten when it
 * closes or the settings change.
 * @param own takes what has to be cleaned up when the window closes
 * @param opened what the window works with, once something was used: a hover opens nothing
 */
export function openCodeFeatures(
  own: <T extends vscode.Disposable>(disposable: T) => T,
  opened: () => LastCompared | null,
): CodeFeatures {
  const { languages, workspace, window } = vscode;
  const context = textContext();
  const problems = own(languages.createDiagnosticCollection("balance-lens"));
  const status = own(languages.createLanguageStatusItem("balanceLens.code", []));
  status.name = "Plaid";
  const documents = new Map<string, Read>();
  const forget = ({ uri }: vscode.TextDocument): void => {
    documents.delete(uri.toString());
    problems.delete(uri);
  };
  own(workspace.onDidCloseTextDocument(forget));
  own(
    window.onDidChangeActiveTextEditor((editor) => {
      if (editor !== undefined) count(editor.document);
    }),
  );
  own(
    workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration("balanceLens.code")) return;
      const shown = workspace.textDocuments.filter(({ uri }) => documents.has(uri.toString()));
      documents.clear();
      for (const document of shown) show(document);
      lensesChanged.fire();
    }),
  );

  const isEnabled = (document: vscode.TextDocument): boolean =>
    workspace.getConfiguration("balanceLens.code", document).get("enabled") === true && !isExcluded(document);

  const read = (document: vscode.TextDocument): Read => {
    const known = documents.get(document.uri.toString());
    if (known?.version === document.version) return known;
    const language = languageOf(document.languageId);
    const isRead = language !== null && isEnabled(document);
    const code = isRead ? scanCode(language, document.getText()) : null;
    const remarks = code === null ? [] : remarksOn(code, codeSettings(document).isOn);
    const fresh = { version: document.version, code, remarks };
    documents.set(document.uri.toString(), fresh);
    return fresh;
  };

  const lastOf = async (endpoint: string): Promise<string | null> => {
    // What is kept on disk may not be readable: the hover does without.
    return (
      (await opened()
        ?.lastCompared(endpoint)
        .catch(() => null)) ?? null
    );
  };

  const hoverAt = async (document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | null> => {
    const at = document.offsetAt(position);
    const call = read(document).code?.calls.find(({ start, end }) => start <= at && at <= end);
    if (call === undefined) return null;
    const facts = factsOfCall(call.endpoint);
    const range = rangeOf(document, call);
    const last = await lastOf(call.endpoint);
    const text = new vscode.MarkdownString(`\`${call.endpoint}\`\n\n`);
    // Nothing in these lines comes from outside; appended as text, their spaces would not wrap.
    for (const line of [...callLines(facts, context), ...(last === null ? [] : [last])])
      text.appendMarkdown(`${line}\n\n`);
    text.appendMarkdown(`[${docsTitle(context)}](${facts.docUrl})`);
    return new vscode.Hover(text, range);
  };
  const actionsIn = (document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] => {
    const { code, remarks } = read(document);
    return remarks
      .filter((remark) => rangeOf(document, remark).intersection(range) !== undefined)
      .flatMap((remark) => {
        const fix = code === null ? null : fixOf(code, remark);
        return [...(fix === null ? [] : [fixAction(document, remark, fix)]), ignoreAction(document, remark)];
      });
  };
  own(languages.registerHoverProvider([...codeLanguageIds], { provideHover: hoverAt }));
  own(
    languages.registerCodeActionsProvider(
      [...codeLanguageIds],
      { provideCodeActions: actionsIn },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );

  const lensesChanged = own(new vscode.EventEmitter<void>());
  own(
    languages.registerCodeLensProvider([...codeLanguageIds], {
      onDidChangeCodeLenses: lensesChanged.event,
      provideCodeLenses(document) {
        const isAsked = workspace.getConfiguration("balanceLens.code", document).get("lens") === true;
        const code = isAsked ? read(document).code : null;
        return code === null ? [] : callLenses(code, document, context);
      },
    }),
  );

  function show(document: vscode.TextDocument): void {
    const { remarks } = read(document);
    const settings = codeSettings(document);
    problems.set(
      document.uri,
      remarks.map((remark) => {
        const severity = severities[settings.severityOf(remark.rule, remark.severity)];
        const diagnostic = new vscode.Diagnostic(rangeOf(document, remark), remarkSentence(remark, context), severity);
        diagnostic.source = "Balance Lens";
        const docUrl = rules.find(({ id }) => id === remark.rule)?.docUrl ?? "";
        diagnostic.code = { value: remark.rule, target: vscode.Uri.parse(docUrl) };
        return diagnostic;
      }),
    );
    if (window.activeTextEditor?.document === document) count(document);
  }

  /** The status is of the active editor alone, and none is shown of a file that does not speak of Plaid. */
  function count(document: vscode.TextDocument): void {
    const { code, remarks } = read(document);
    status.selector = code === null ? [] : [{ language: document.languageId }];
    status.text = countWords("calls", code?.calls.length ?? 0, context);
    status.detail = countWords("remarks", remarks.length, context);
  }
  return { show };

  function fixAction(document: vscode.TextDocument, remark: Remark, fix: CodeFix): vscode.CodeAction {
    const action = new vscode.CodeAction(fixTitle(fix.kind, remark, context), vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    action.edit.replace(document.uri, rangeOf(document, fix.at), fix.text);
    return action;
  }

  /** A comment of its own line above, as deep as the line. */
  function ignoreAction(document: vscode.TextDocument, remark: Remark): vscode.CodeAction {
    const line = document.lineAt(document.positionAt(remark.start).line);
    const depth = line.text.slice(0, line.firstNonWhitespaceCharacterIndex);
    const sign = /^(?:python|ruby|http)$/.test(languageOf(document.languageId) ?? "") ? "#" : "//";
    const action = new vscode.CodeAction(fixTitle("ignore", remark, context), vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    action.edit.insert(document.uri, line.range.start, `${depth}${sign} balance-lens-ignore ${remark.rule}\n`);
    return action;
  }
}

const severities: Readonly<Record<RuleSeverity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

function rangeOf(
  document: vscode.TextDocument,
  { start, end }: { readonly start: number; readonly end: number },
): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
