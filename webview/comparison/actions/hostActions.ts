import { type EndpointPath, endpointPaths } from "../../../src/core/endpoint/endpoint.ts";
import { failureReasons } from "../../../src/core/failure/errors.ts";
import { snippetLanguages } from "../../../src/core/snippetLanguage.ts";
import { evaluationRepeats, localChoices, ticketReaders } from "../../../src/protocol/messages.ts";
import { panelLabel } from "../../../src/text/panelLabels.ts";
import type { Page } from "../page.ts";
import { leaveMenu } from "./menus.ts";

/** Asks the host for something; a failure is shown on the page. */
function askHost<Name extends Parameters<Page["ask"]>[0]>(
  page: Page,
  name: Name,
  payload: Parameters<typeof page.ask<Name>>[1],
): void {
  page.ask(name, payload).catch(page.reportFailure);
}

/** Actions that the host carries out: it decides what happens beyond the page. */
export const hostActions: Readonly<Record<string, (page: Page, element: HTMLElement) => void>> = {
  "open-response": (page, { dataset: { reading } }) => {
    if (reading !== undefined) askHost(page, "reading/open", { readingId: reading });
  },
  "compare-responses": (page, element) => {
    const { reading, other } = element.dataset;
    if (reading === undefined || other === undefined) return;
    leaveMenu(element);
    askHost(page, "reading/diff", { readingId: reading, otherReadingId: other });
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
    if (endpoint !== undefined) askHost(page, "endpoint/openDocs", { endpoint });
  },
  "open-finding-docs": (page, element) => {
    askHost(page, "finding/openDocs", { index: Number(element.dataset.index) });
  },
  "copy-finding": (page, { dataset: { index, reader } }) => {
    const known = ticketReaders.find((each) => each === reader);
    if (known !== undefined) askHost(page, "finding/copy", { index: Number(index), reader: known });
  },
  "repeat-again": (page) => {
    askHost(page, "repeat/again", null);
  },
  "copy-repeat": (page) => {
    const context = page.model()?.context;
    page
      .ask("repeat/copy", null)
      .then(() => context !== undefined && page.announce(panelLabel("copied", context)))
      .catch(page.reportFailure);
  },
  "show-plan": (page) => {
    askHost(page, "plan/show", null);
  },
  "show-log": (page) => {
    askHost(page, "log/show", null);
  },
  run: (page) => page.run(),
  "fetch-endpoint": (page, element) => {
    const endpoint = endpointPaths.find((path): path is EndpointPath => path === element.dataset.endpoint);
    if (endpoint !== undefined) askHost(page, "endpoint/fetch", { endpoint });
  },
  "evaluate-again": (page, { dataset }) => {
    const { reading } = dataset;
    const how = evaluationRepeats.find((each) => each === dataset.how);
    if (reading === undefined || how === undefined) return;
    askHost(page, "evaluation/again", { readingId: reading, how });
  },
  "enter-bank-shows": (page, element) => {
    leaveMenu(element);
    askHost(page, "bank/enter", { accountId: element.dataset.entered ?? null });
  },
  "retry-failed": (page, { dataset: { readings }, ariaDisabled }) => {
    if (ariaDisabled !== "true") askHost(page, "comparison/retryFailed", { readingIds: readings?.split(" ") ?? null });
  },
  "act-on-failure": (page, { dataset: { reason, failed } }) => {
    const known = failureReasons.find((each) => each === reason);
    if (known === undefined) return;
    askHost(page, "failure/act", { reason: known, readingId: failed ?? null });
  },
  cancel: (page) => {
    askHost(page, "comparison/cancel", null);
  },
  "copy-as": (page, element) => {
    const { reading, language } = element.dataset;
    const known = snippetLanguages.find((each) => each === language);
    if (reading === undefined || known === undefined) return;
    leaveMenu(element);
    askHost(page, "reading/copyAs", { readingId: reading, language: known });
  },
  "advance-clock": (page, element) => page.advanceClock(Number(element.dataset.seconds)),
  "advance-and-compare": (page, element) => page.advanceClock(Number(element.dataset.seconds), page.run),
  "to-next-refresh": (page) => page.clockToNextRefresh(),
  "change-local": (page, element) => {
    const what = localChoices.find((each) => each === element.dataset.what);
    if (what !== undefined) askHost(page, "local/change", { what });
  },
};
