import type { EvidenceRef } from "../../../src/core/findings/finding.ts";
import { readRefs } from "../highlight.ts";
import type { PageModel } from "../model/pageModel.ts";
import { columnsAtOnce, mostFirst, repeatedStepKey } from "../model/tableColumns.ts";
import type { Page } from "../page.ts";
import { enterTabOrder } from "../tableKeyboard.ts";

/** Actions that lead to a finding, to its evidence in the table, and to an account. */
export const evidenceActions: Readonly<Record<string, (page: Page, element: HTMLElement) => void>> = {
  "go-to-account": (page, { dataset: { account } }) => {
    if (account === undefined) return;
    page.bringIntoView(account);
    const row = `td[data-account="${CSS.escape(account)}"] [data-roving]`;
    const cell = page.shell.matrix.querySelector<HTMLElement>(row);
    if (cell !== null) enterTabOrder(cell);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  },
  "show-evidence": (page, element) => {
    const refs = readRefs(element);
    showEvidence(page, refs, () => page.ring(refs));
  },
  "select-finding": (page, element) => {
    const { finding } = element.dataset;
    if (finding === undefined) return;
    const chosen = page.view().finding === finding ? null : finding;
    page.arrange({ finding: chosen });
    const evidence = page.model()?.findings.find(({ key }) => key === chosen)?.finding.evidence ?? [];
    showEvidence(page, evidence, () => page.ringChosen());
  },
  "go-to-finding": (page, element) => {
    const { finding, target } = element.dataset;
    if (finding === undefined || target === undefined) return;
    const isIt = ({ key }: { readonly key: string }) => key === finding;
    const place =
      page.model()?.facts.findIndex((each) => [each.fact, ...each.causes, ...each.additions].some(isIt)) ?? -1;
    const isNote = place !== -1 && page.model()?.facts[place]?.fact.finding.severity === "info";
    page.arrange({
      finding,
      findingsShown: Math.max(page.view().findingsShown, place + 1),
      ...(isNote && { notesOpen: true }),
    });
    // A finding that the verdict shows completely has no entry in the list.
    const item = document.getElementById(target) ?? page.shell.verdict;
    item.scrollIntoView({ block: "nearest" });
    item.querySelector<HTMLElement>(".finding-name, .verdict-numbers")?.focus({ preventScroll: true });
  },
};

/** Highlights the evidence and scrolls to the first of it. */
function showEvidence(page: Page, refs: readonly EvidenceRef[], ring: () => HTMLElement | null): void {
  showColumnsOf(page, refs);
  let first = ring();
  const accountId = refs.find((ref) => ref.accountId !== undefined)?.accountId;
  if (first === null && accountId !== undefined) {
    page.bringIntoView(accountId);
    first = ring();
  }
  first?.scrollIntoView({ block: "nearest", inline: "center" });
}

/** Shows the columns that the evidence is in, where they are folded or hidden. */
function showColumnsOf(page: Page, refs: readonly EvidenceRef[]): void {
  const model = page.model();
  if (model === null) return;
  const led = callsToLeadTo(model, refs);
  const drawn = new Set(model.columns.map(({ step }) => step.key));
  const missing = model.steps.filter(
    ({ key, calls }) => !drawn.has(key) && calls.some(({ id }) => refs.some(({ readingId }) => readingId === id)),
  );
  if (missing.length === 0 && led.length === 0) return;
  const { unfolded, hidden, firstCalls } = page.view();
  const keys = missing.map(({ key }) => key);
  page.arrange({
    firstCalls: [...firstCalls, ...led].slice(-mostFirst),
    unfolded: [...unfolded, ...missing.map(repeatedStepKey)],
    hidden: hidden.filter((key) => !keys.includes(key)),
  });
}

/** Of each step with too many calls for a column each, the first that the evidence is of, unless it has a column. */
function callsToLeadTo({ steps, columns }: PageModel, refs: readonly EvidenceRef[]): readonly string[] {
  const ids = new Set(refs.map(({ readingId }) => readingId));
  const shown = new Set(columns.map(({ calls: [first] }) => first.id));
  return steps.flatMap(({ calls }) => {
    const first = calls.length > columnsAtOnce ? calls.find(({ id }) => ids.has(id)) : undefined;
    return first === undefined || shown.has(first.id) ? [] : [first.id];
  });
}
