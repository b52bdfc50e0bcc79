import { type EndpointPath, endpointPaths } from "../../src/core/endpoint.ts";
import type { EvidenceRef } from "../../src/core/finding.ts";
import { panelLabel } from "../../src/text/panelLabels.ts";
import { readRefs, ring } from "./highlight.ts";
import type { Page } from "./page.ts";
import { enterTabOrder, keepOneTabStop, moveInMatrix } from "./roving.ts";

/** What a click on an element with `data-action` does. The host owns what happens beyond the page. */
const actions: Readonly<Record<string, (page: Page, element: HTMLElement) => void>> = {
  "open-reading": (page, element) => {
    const { reading } = element.dataset;
    if (reading !== undefined) page.ask("reading/open", { readingId: reading }).catch(page.reportFailure);
    if (element.hasAttribute("data-roving")) enterTabOrder(element);
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
  "show-log": (page) => {
    page.ask("log/show", null).catch(page.reportFailure);
  },
  run: (page) => page.runOrCancel(),
  "show-all": (page) => page.arrange({ differencesOnly: false, filter: "" }),
  "toggle-fold": (page, element) => {
    const { fold } = element.dataset;
    if (fold === undefined) return;
    const { unfolded } = page.view();
    page.arrange({ unfolded: unfolded.includes(fold) ? unfolded.filter((key) => key !== fold) : [...unfolded, fold] });
    // The button was drawn anew on the other side of the fold.
    page.shell.matrix.querySelector<HTMLElement>(`[data-fold="${CSS.escape(fold)}"]`)?.focus();
  },
  "show-evidence": (page, element) => showEvidence(page, readRefs(element)),
  "select-finding": (page, element) => {
    const { finding } = element.dataset;
    if (finding === undefined) return;
    const chosen = page.view().finding === finding ? null : finding;
    page.arrange({ finding: chosen });
    const evidence = page.model()?.findings.find(({ key }) => key === chosen)?.finding.evidence ?? [];
    showEvidence(page, evidence);
  },
  "go-to-finding": (page, element) => {
    const { finding, target } = element.dataset;
    if (finding === undefined || target === undefined) return;
    page.arrange({ finding });
    const item = document.getElementById(target);
    item?.scrollIntoView({ block: "nearest" });
    item?.querySelector<HTMLElement>(".finding-name")?.focus({ preventScroll: true });
  },
};

/** Listens once, on the root: what is drawn anew needs no listener of its own. */
export function listenToPerson(root: HTMLElement, page: Page): void {
  root.addEventListener("click", (event) => {
    const element = closest(event.target, "[data-action]");
    if (element !== null) actions[element.dataset.action ?? ""]?.(page, element);
  });
  for (const enter of ["pointerover", "focusin"] as const) {
    root.addEventListener(enter, (event) => {
      const element = closest(event.target, "[data-refs]");
      if (element !== null) ring(page.shell.root, readRefs(element));
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
      if (!(target instanceof HTMLDetailsElement) || target.dataset.role !== "calls") return;
      if (target.open !== page.view().callsOpen) page.arrange({ callsOpen: target.open });
    },
    { capture: true },
  );
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented) return;
    if (event.key === "Escape" ? letGo(page) : moveInMatrix(event)) event.preventDefault();
  });
}

/** Escape cancels what runs, else lets go of the chosen finding. */
function letGo(page: Page): boolean {
  if (page.model()?.running === true) page.runOrCancel();
  else if (page.view().finding !== null) page.arrange({ finding: null });
  else return false;
  return true;
}

/** Rings the evidence and brings the first of it into view. */
function showEvidence(page: Page, refs: readonly EvidenceRef[]): void {
  const { matrix } = page.shell;
  let first = ring(page.shell.root, refs);
  const accountId = refs.find((ref) => ref.accountId !== undefined)?.accountId;
  if (first === null && accountId !== undefined) {
    page.bringIntoView(accountId);
    keepOneTabStop(matrix);
    first = ring(page.shell.root, refs);
  }
  first?.scrollIntoView({ block: "nearest", inline: "center" });
}

function closest(target: EventTarget | null, selector: string): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null;
}
