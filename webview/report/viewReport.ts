import type { ReportHead } from "../../src/protocol/reports.ts";
import type { ReportLine } from "../../src/text/reports/report.ts";
import { type Child, h } from "../lib/dom.ts";

/** What came of it, above the table; how far it has come while it runs. */
export function viewIntro({ title, about, sentences, progress }: ReportHead): HTMLElement {
  const [answer, ...rest] = sentences;
  return h(
    "div",
    {},
    h("h1", {}, title),
    about === "" ? null : h("p", { class: "dim" }, about),
    progress === null
      ? null
      : h(
          "p",
          { class: "progress", "data-key": "progress" },
          h("progress", { max: progress.total, value: progress.done, "aria-label": title }),
          h("span", {}, progress.words),
        ),
    h(
      "div",
      { role: "status", "data-key": "answer" },
      answer === undefined ? null : h("p", { class: "first" }, answer),
      rest.length === 0 ? null : h("ul", {}, ...rest.map((sentence) => h("li", {}, sentence))),
    ),
  );
}

/** What else there is to say, below the table. */
export function viewSections({ sections }: ReportHead): HTMLElement {
  return h(
    "div",
    {},
    ...sections.map(({ title, lines }) =>
      h("section", {}, h("h2", {}, title), h("ul", {}, ...lines.map((line) => h("li", {}, ...viewLine(line))))),
    ),
  );
}

function viewLine({ about, text }: ReportLine): readonly Child[] {
  return about === undefined ? [text] : [h("span", { class: "endpoint" }, about), h("span", {}, ` ${text}`)];
}
