import { countWords } from "../../text/code/countWords.ts";
import type { TextContext } from "../../text/segment.ts";
import { plainText } from "../terminal/plainText.ts";
import type { Style } from "../terminal/style.ts";
import type { FileRemark, Linted } from "./lintFiles.ts";

/** A remark as one line, which the problem matcher of package.json reads: `path:line:column  severity  message  rule`. */
export function remarkLine({ line, column, severity, message, rule }: FileRemark, path: string, style: Style): string {
  const loud = { error: style.problem, warning: style.differs, information: String, hint: String }[severity];
  const place = style.heading(`${plainText(path)}:${line}:${column}`);
  return `${place}  ${loud(severity)}  ${plainText(message)}  ${style.faint(rule)}`;
}

/** What was found, read and passed over: a line each. */
export function summaryLines(
  { filesRead, calls, remarks, passedOver }: Linted,
  context: TextContext,
): readonly string[] {
  const files = (count: number) => (count === 1 ? "1 file" : `${count} files`);
  const filesOf = (found: readonly { readonly file: string }[]) => files(new Set(found.map(({ file }) => file)).size);
  const { large, binary, otherLanguage } = passedOver;
  const passed = [
    ...(large > 0 ? [`${files(large)} over 1 MB`] : []),
    ...(binary > 0 ? [`${files(binary)} that ${binary === 1 ? "is" : "are"} no text`] : []),
    ...(otherLanguage > 0 ? [`${files(otherLanguage)} of other languages`] : []),
  ];
  return [
    remarks.length === 0 ? "No remarks." : `${countWords("remarks", remarks.length, context)} in ${filesOf(remarks)}.`,
    filesRead === 0
      ? "No files of a language that is read: TypeScript, JavaScript, Python, Ruby, Go, Java, .http."
      : calls.length === 0
        ? `${files(filesRead)} read: no Plaid calls.`
        : `${files(filesRead)} read: ${countWords("calls", calls.length, context)} in ${filesOf(calls)}.`,
    ...(passed.length > 0 ? [`Passed over: ${passed.join(", ")}.`] : []),
  ];
}
