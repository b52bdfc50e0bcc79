import { type EndpointPath, endpointPaths } from "../../src/core/endpoint/endpoint.ts";
import { failureReasons } from "../../src/core/failure/errors.ts";
import type { EvidenceRef } from "../../src/core/findings/finding.ts";
import { snippetLanguages } from "../../src/core/snippetLanguage.ts";
import { evaluationRepeats, localChoices, ticketReaders } from "../../src/protocol/messages.ts";
import { panelLabel } from "../../src/text/panelLabels.ts";
import { readRefs } from "./highlight.ts";
import { sortings } from "./model/sorted.ts";
import { repeatedStepKey } from "./model/tableColumns.ts";
import type { Page } from "./page.ts";
import { enterTabOrder } from "./roving.ts";

/** The actions of elements with `data-action`, run on a click. The host decides what happens beyond the page. */
const actions: Readonly<Record<string, (page: Page, element: HTMLElement) => void>> = {
  "open-reading": (page, element) => {
    const { reading } = element.dataset;
    if (element.hasAttribute("data-roving")) enterTabOrder(element);
    if (reading === undefined) return;
    const accountId = element.closest<HTMLElement>("td[data-account]")?.dataset.account ?? null;
    page.arrange({ open: { readingId: reading, accountId } });
    page.shell.drawer.querySelector<HTMLElement>(".drawer")?.focus({ preventScroll: true });
    // The drawer may have opened over the element.
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
  },
  "close-reading": (page) => closeReading(page),
  "open-response": (page, { dataset: { reading } }) => {
    if (reading !== undefined) page.ask("reading/open", { readingId: reading }).catch(page.reportFailure);
  },
  "compare-responses": (page, element) => {
    const { reading, other } = element.dataset;
    if (reading === undefined || other === undefined) return;
    leaveMenu(element);
    page.ask("reading/diff", { readingId: reading, otherReadingId: other }).catch(page.reportFailure);
  },
  "copy-request-id": (page, element) => {
    const { reading } = element.dataset;
    const context = page.model()?.context;
    if (reading === undefined || context === undefined) return;
    page
      .ask("reading/copyRequestId", { readingId: reading })
      .then(() => page.announce(panelLabel("copied", context)))
      .catch(page.reportFailure);
  },
  "open-endpoint-docs": (page, element) => {
    const endpoint = endpointPaths.find((path): path is EndpointPath => path === element.dataset.endpoint);
    if (endpoint !== undefined) page.ask("endpoint/openDocs", { endpoint }).catch(page.reportFailure);
  },
  "open-finding-docs": (page, element) => {
    page.ask("finding/openDocs", { index: Number(element.dataset.index) }).catch(page.reportFailure);
  },
  "copy-finding": (page, { dataset: { index, reader } }) => {
    const known = ticketReaders.find((each) => each === reader);
    if (known !== undefined)
      page.ask("finding/copy", { index: Number(index), reader: known }).catch(page.reportFailure);
  },
  "repeat-again": (page) => {
    page.ask("repeat/again", null).catch(page.reportFailure);
  },
  "copy-repeat": (page) => {
    const context = page.model()?.context;
    page
      .ask("repeat/copy", null)
      .then(() => context !== undefined && page.announce(panelLabel("copied", context)))
      .catch(page.reportFailure);
  },
  "show-log": (page) => {
    page.ask("log/show", null).catch(page.reportFailure);
  },
  run: (page) => page.run(),
  "show-all": (page) => page.arrange({ differencesOnly: false, filter: "" }),
  "toggle-fold": (page, element) => {
    const { fold } = element.dataset;
    if (fold === undefined) return;
    const { unfolded } = page.view();
    const isInHead = page.shell.matrix.contains(element);
    page.arrange({ unfolded: unfolded.includes(fold) ? unfolded.filter((key) => key !== fold) : [...unfolded, fold] });
    // The button was redrawn on the other side of the fold.
    if (isInHead) page.shell.matrix.querySelector<HTMLElement>(`[data-fold="${CSS.escape(fold)}"]`)?.focus();
  },
  "toggle-column": (page, { dataset: { column } }) => {
    if (column === undefined) return;
    const { hidden } = page.view();
    page.arrange({ hidden: hidden.includes(column) ? hidden.filter((id) => id !== column) : [...hidden, column] });
  },
  "fetch-endpoint": (page, element) => {
    const endpoint = endpointPaths.find((path): path is EndpointPath => path === element.dataset.endpoint);
    if (endpoint !== undefined) page.ask("endpoint/fetch", { endpoint }).catch(page.reportFailure);
  },
  "evaluate-again": (page, { dataset }) => {
    const { reading } = dataset;
    const how = evaluationRepeats.find((each) => each === dataset.how);
    if (reading === undefined || how === undefined) return;
    page.ask("evaluation/again", { readingId: reading, how }).catch(page.reportFailure);
  },
  "enter-bank-shows": (page, element) => {
    leaveMenu(element);
    page.ask("bank/enter", { accountId: element.dataset.entered ?? null }).catch(page.reportFailure);
  },
  "retry-failed": (page) => {
    page.ask("comparison/retryFailed", null).catch(page.reportFailure);
  },
  "act-on-failure": (page, { dataset: { reason, failed } }) => {
    const known = failureReasons.find((each) => each === reason);
    if (known === undefined) return;
    page.ask("failure/act", { reason: known, readingId: failed ?? null }).catch(page.reportFailure);
  },
  cancel: (page) => {
    page.ask("comparison/cancel", null).catch(page.reportFailure);
  },
  "copy-as": (page, element) => {
    const { reading, language } = element.dataset;
    const known = snippetLanguages.find((each) => each === language);
    if (reading === undefined || known === undefined) return;
    leaveMenu(element);
    page.ask("reading/copyAs", { readingId: reading, language: known }).catch(page.reportFailure);
  },
  "advance-clock": (page, element) => page.advanceClock(Number(element.dataset.seconds)),
  "to-next-refresh": (page) => page.clockToNextRefresh(),
  "change-local": (page, element) => {
    const what = localChoices.find((each) => each === element.dataset.what);
    if (what !== undefined) page.ask("local/change", { what }).catch(page.reportFailure);
  },
  "go-to-account": (page, { dataset: { account } }) => {
    if (account === undefined) return;
    page.bringIntoView(account);
    const row = `td[data-account="${CSS.escape(account)}"] [data-roving]`;
    const cell = page.shell.matrix.querySelector<HTMLElement>(row);
    if (cell !== null) enterTabOrder(cell);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  },
  "toggle-matching": (page) => page.arrange({ matchingOpen: !page.view().matchingOpen }),
  sort: (page, { dataset: { sort } }) => {
    page.arrange({ sort: sortings.find((each) => each === sort) ?? null });
  },
  "choose-baseline": (page, { dataset: { reading } }) => page.arrange({ baseline: reading ?? null }),
  "show-evidence": (page, element) => {
    const refs = readRefs(element);
    showEvidence(page, refs, () => page.ring(refs));
  },
  "more-findings": (page) => page.arrange({ findingsShown: page.view().findingsShown + 100 }),
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

/** The parts of the arrangement that say whether a section of the page is open. */
const openParts = ["callsOpen", "notesOpen", "skippedOpen"] as const;

/** Listens on the root alone, so redrawn elements need no listeners. */
export function listenToPerson(root: HTMLElement, page: Page): void {
  root.addEventListener("click", (event) => {
    const element = closest(event.target, "[data-action]");
    closeMenus(root, closest(event.target, "details.menu"));
    if (element !== null) actions[element.dataset.action ?? ""]?.(page, element);
  });
  for (const enter of ["pointerover", "focusin"] as const) {
    root.addEventListener(enter, (event) => {
      const element = closest(event.target, "[data-refs]");
      if (element !== null) page.ring(readRefs(element));
    });
  }
  for (const leave of ["pointerout", "focusout"] as const) {
    root.addEventListener(leave, (event) => {
      if (closest(event.target, "[data-refs]") !== null) page.ringChosen();
    });
  }
  root.addEventListener(
    "toggle",
    (event) => {
      const { target } = event;
      if (!(target instanceof HTMLDetailsElement)) return;
      const part = openParts.find((name) => name === target.dataset.opens);
      if (part !== undefined && target.open !== page.view()[part]) page.arrange({ [part]: target.open });
    },
    { capture: true },
  );
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented) return;
    if (event.key === "Escape" ? letGo(page) : page.moveInMatrix(event)) event.preventDefault();
  });
}

/**
 * Escape closes the menu or drawer that has the focus, else cancels what runs, else closes the drawer, else clears the
 * chosen finding.
 */
function letGo(page: Page): boolean {
  const menu = closest(document.activeElement, "details.menu[open]");
  const isOpen = page.model()?.open != null;
  if (menu !== null) {
    closeMenus(page.shell.root, null);
    menu.querySelector("summary")?.focus();
  } else if (isOpen && page.shell.drawer.contains(document.activeElement)) closeReading(page);
  else if (page.busy()) page.runOrCancel();
  else if (isOpen) closeReading(page);
  else if (page.view().finding !== null) page.arrange({ finding: null });
  else return false;
  return true;
}

/** A click outside a menu closes it. */
function closeMenus(root: HTMLElement, except: HTMLElement | null): void {
  for (const menu of root.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) {
    if (menu !== except) menu.open = false;
  }
}

/** Choosing an entry closes its menu and returns the focus to the menu's button. */
function leaveMenu(element: HTMLElement): void {
  const menu = element.closest<HTMLDetailsElement>("details.menu");
  if (menu === null) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
}

/** Closes the drawer; the focus goes back to the cell or head it was opened from. */
function closeReading(page: Page): void {
  const { open } = page.view();
  page.arrange({ open: null });
  if (open === null) return;
  const reading = `[data-action="open-reading"][data-reading="${CSS.escape(open.readingId)}"]`;
  const cell = open.accountId === null ? "" : `td[data-account="${CSS.escape(open.accountId)}"] `;
  page.shell.root.querySelector<HTMLElement>(`${cell}${reading}`)?.focus();
}

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
  const drawn = new Set(model.columns.map(({ step }) => step.key));
  const missing = model.steps.filter(
    ({ key, calls }) => !drawn.has(key) && calls.some(({ id }) => refs.some(({ readingId }) => readingId === id)),
  );
  if (missing.length === 0) return;
  const { unfolded, hidden } = page.view();
  const keys = missing.map(({ key }) => key);
  page.arrange({
    unfolded: [...unfolded, ...missing.map(repeatedStepKey)],
    hidden: hidden.filter((key) => !keys.includes(key)),
  });
}

function closest(target: EventTarget | null, selector: string): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null;
}
