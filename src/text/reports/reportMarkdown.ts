import { markdownCode, markdownTable, markdownText } from "../export/markdownParts.ts";
import type { ReportCell, ReportLine, ReportRow, ReportText } from "./report.ts";

/** A report as Markdown, with the same text in the same order. */
export function reportMarkdown(report: ReportText, rows: readonly ReportRow[]): string {
  const { title, about, sentences, columns, sections } = report;
  const table = markdownTable(
    columns.map(({ label }) => markdownText(label)),
    rows.map(({ cells }) => cells.map(cellMarkdown)),
  );
  return [
    `# ${markdownText(title)}`,
    ...(about === "" ? [] : [markdownText(about)]),
    ...(sentences.length === 0 ? [] : [bullets(sentences.map((text) => ({ text })))]),
    ...(rows.length === 0 ? [] : [table]),
    ...sections.flatMap((section) => [`## ${markdownText(section.title)}`, bullets(section.lines)]),
    "",
  ].join("\n\n");
}

function cellMarkdown({ text, note }: ReportCell): string {
  return [text, note ?? ""]
    .filter((words) => words !== "")
    .map(markdownText)
    .join(": ");
}

function bullets(lines: readonly ReportLine[]): string {
  return lines
    .map(({ about, text }) => `- ${about === undefined ? "" : `${markdownCode(about)}: `}${markdownText(text)}`)
    .join("\n");
}
