import { startedWords } from "../../../../src/text/callWords.ts";
import { failureSentence } from "../../../../src/text/failureSentence.ts";
import { formatClockTime, formatDuration } from "../../../../src/text/format.ts";
import { panelLabel } from "../../../../src/text/panelLabels.ts";
import { h } from "../../../lib/dom.ts";
import type { AnsweredColumn } from "../../model/columns.ts";
import type { PageModel } from "../../model/page.ts";
import { viewFailedStatus } from "../failureAction.ts";
import { icon } from "../icons.ts";
import { drawerPart, factList } from "./factList.ts";

/** What came back, when, under which id, and after how many tries. */
export function answerPart(column: AnsweredColumn, { context }: PageModel): HTMLElement {
  const { reading } = column;
  const retries = (reading.retries ?? []).map(({ reason, waitedMs }) =>
    h(
      "div",
      { class: "dim" },
      panelLabel("retryLine", context, {
        reason: failureSentence({ reason, requestId: null }, context).sentence,
        duration: formatDuration(waitedMs, context),
      }),
    ),
  );
  const status =
    column.state === "failed"
      ? viewFailedStatus(column.reading.failure, column, context)
      : h("span", { class: "status status-ok" }, icon("agree"), panelLabel("statusOk", context));
  return drawerPart(
    panelLabel("answer", context),
    factList([
      [panelLabel("factStatus", context), status],
      [panelLabel("factStarted", context), h("time", { datetime: reading.startedAt }, startedWords(reading, context))],
      [
        panelLabel("factServerTime", context),
        reading.serverTime === null
          ? panelLabel("factNotGiven", context)
          : h("time", { datetime: reading.serverTime }, formatClockTime(reading.serverTime, context)),
      ],
      [
        panelLabel("factRequestId", context),
        reading.requestId === null ? panelLabel("factNotGiven", context) : h("code", {}, reading.requestId),
      ],
      [panelLabel("factAttempts", context), [String(reading.attempts), ...retries]],
    ]),
    h("p", { class: "dim" }, panelLabel("bodyNotKept", context)),
  );
}
