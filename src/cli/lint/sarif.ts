import { pathToFileURL } from "node:url";
import type { RuleSeverity } from "../../code/rules/rule.ts";
import { rules } from "../../code/rules/rules.ts";
import { version } from "../../emulator/version.ts";
import { remarkSentence } from "../../text/code/remarkSentence.ts";
import type { TextContext } from "../../text/segment.ts";
import type { FileRemark, Linted } from "./lintFiles.ts";

/** SARIF has no hint. */
const levels: Readonly<Record<RuleSeverity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

/**
 * Remarks as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), with what GitHub's code scanning asks for beyond it.
 * @param pathOf a file's path from the root of the repository; null for one outside of it
 */
export function sarifOf(
  { remarks, unreadable }: Linted,
  pathOf: (file: string) => string | null,
  context: TextContext,
): unknown {
  const uriOf = (file: string) => {
    const path = pathOf(file);
    return path === null
      ? { uri: pathToFileURL(file).href }
      : { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: "%SRCROOT%" };
  };
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Balance Lens", version, rules: rules.map((rule) => sarifRule(rule, context)) } },
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: unreadable.length === 0,
            toolExecutionNotifications: unreadable.map(({ file, why }) => ({
              level: "error",
              message: { text: `Not read: ${why}` },
              locations: [{ physicalLocation: { artifactLocation: uriOf(file) } }],
            })),
          },
        ],
        results: remarks.map((remark) => ({
          ruleId: remark.rule,
          ruleIndex: rules.findIndex(({ id }) => id === remark.rule),
          level: levels[remark.severity],
          message: { text: remark.message },
          locations: [{ physicalLocation: { artifactLocation: uriOf(remark.file), region: regionOf(remark) } }],
        })),
      },
    ],
  };
}

function sarifRule({ id, docUrl, isOnByDefault }: (typeof rules)[number], context: TextContext): unknown {
  const sentence = remarkSentence({ rule: id, named: id === "null-is-not-zero" ? "balance" : "the call" }, context);
  const text = sentence.replace(/^./, (first) => first.toUpperCase());
  return {
    id,
    shortDescription: { text },
    fullDescription: { text },
    help: { text: `${text} ${docUrl}`, markdown: `${text} [Plaid's documentation](${docUrl})` },
    helpUri: docUrl,
    defaultConfiguration: { enabled: isOnByDefault },
  };
}

function regionOf({ line, column, endLine, endColumn }: FileRemark): unknown {
  return { startLine: line, startColumn: column, endLine, endColumn };
}
