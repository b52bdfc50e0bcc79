import type { KnownAccount } from "../../../src/core/accountsOf.ts";
import { findingLabel, panelLabel } from "../../../src/text/panelLabels.ts";
import { h } from "../../lib/dom.ts";
import type { IndexedFinding } from "../model/comparisonFacts.ts";
import type { MatrixRow, PageModel } from "../model/page.ts";
import { accountName, ownName } from "./accountName.ts";
import { icon } from "./icons.ts";
import { viewCell } from "./viewCell.ts";
import { findingElementId } from "./viewFindings.ts";

/** One account: its name, what each call said of it, and why they differ. */
export function viewAccountRow(row: MatrixRow, deltas: readonly number[], model: PageModel): HTMLElement {
  const { account } = row;
  // An evaluation answers in numbers alone; its currency is that of the account everywhere else.
  const currency = row.cells.reduce<string | null>(
    (known, cell) => known ?? (cell.kind === "amounts" ? cell.currency : null),
    null,
  );
  let place = -1;
  return h(
    "tr",
    { class: row.differs ? "account-row differs" : "account-row", "data-key": account.accountId },
    viewAccountHead(account, model),
    ...model.groups.flatMap((group) =>
      group.strands.map((strand, index) => {
        place += 1;
        const cell = row.cells[place];
        return cell === undefined
          ? null
          : viewCell(
              { cell, strand, opensGroup: index === 0, account, currency, deltaLength: deltas[place] ?? 1 },
              model,
            );
      }),
    ),
    h(
      "td",
      { class: "why" },
      ...reasons(row.findings).map(({ key, index, finding }) =>
        h(
          "button",
          {
            type: "button",
            class: "why-link",
            "data-action": "go-to-finding",
            "data-finding": key,
            "data-target": findingElementId(index),
            "data-severity": finding.severity,
            "aria-pressed": String(model.view.finding === key),
          },
          icon(finding.severity),
          findingLabel(finding.code, model.context),
        ),
      ),
    ),
  );
}

/** The gravest few, each kind once: the rest is told below the table. */
function reasons(findings: readonly IndexedFinding[]): readonly IndexedFinding[] {
  const kinds = findings.filter(
    ({ finding }, place) => findings.findIndex((each) => each.finding.code === finding.code) === place,
  );
  return kinds.slice(0, 3);
}

function viewAccountHead(account: KnownAccount, { context }: PageModel): HTMLElement {
  return h(
    "th",
    { class: "stick-left account", scope: "row", title: account.officialName ?? accountName(account, context) },
    h(
      "span",
      { class: "account-line" },
      h("span", { class: "account-name", dir: "auto" }, ownName(account, context)),
      typeof account.mask !== "string"
        ? null
        : h(
            "span",
            { class: "mask" },
            h("span", { "aria-hidden": "true" }, `••${account.mask}`),
            h("span", { class: "sr" }, panelLabel("maskedAs", context, { mask: account.mask })),
          ),
    ),
    typeof account.subtype !== "string" ? null : h("span", { class: "subtype" }, account.subtype),
  );
}
