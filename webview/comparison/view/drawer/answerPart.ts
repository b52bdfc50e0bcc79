import { plaidsMessage } from "../../../../src/core/failure/plaidsMessage.ts";
import { failureSentence } from "../../../../src/text/findings/failureSentence.ts";
import { dayOf, formatDuration, formatMoment } from "../../../../src/text/format.ts";
import { panelLabel } from "../../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../../src/text/segment.ts";
import { h } from "../../../lib/dom.ts";
import type { PageModel } from "../../model/pageModel.ts";
import type { AnsweredCall } from "../../model/panelCalls.ts";
import { icon } from "../icons.ts";
import { viewFailedStatus } from "../viewFailedStatus.ts";
import { drawerPart, type Fact, factList } from "./factList.ts";

/** What came back, when, under which id, and after how many tries. */
export function answerPart(call: AnsweredCall, { context, started }: PageModel): HTMLElement {
  const { reading } = call;
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
    call.state === "failed"
      ? viewFailedStatus(call.reading.failure, call, context)
      : h("span", { class: "status status-ok" }, icon("agree"), panelLabel("statusOk", context));
  return drawerPart(
    panelLabel("answer", context),
    factList([
      [panelLabel("factStatus", context), status],
      ...saidFact(call, context),
      [panelLabel("factStarted", context), h("time", { datetime: reading.startedAt }, started(reading))],
      [
        panelLabel("factServerTime", context),
        reading.serverTime === null
          ? panelLabel("factNotGiven", context)
          : h("time", { datetime: reading.serverTime }, serverTimeWords(reading, reading.serverTime, context)),
      ],
      [
        panelLabel("factRequestId", context),
        reading.requestId === null ? panelLabel("factNotGiven", context) : h("code", {}, reading.requestId),
      ],
      [panelLabel("factAttempts", context), [String(reading.attempts), ...retries]],
    ]),
  );
}

/** Plaid's own message, which names the field or the product that was refused. */
function saidFact(call: AnsweredCall, context: TextContext): readonly Fact[] {
  const provider = call.state === "failed" ? call.reading.failure.provider : undefined;
  if (provider === undefined) return [];
  const words = plaidsMessage(provider);
  return [
    ...(words === "" ? [] : [[panelLabel("factPlaidSays", context), h("bdi", {}, words)] as const]),
    ...(provider.errorCodeReason === undefined
      ? []
      : [[panelLabel("factCodeReason", context), h("code", {}, provider.errorCodeReason)] as const]),
  ];
}

/** With its date where that is another than the reader's or the call's own: a server's clock may be set wrong. */
function serverTimeWords({ startedAt }: AnsweredCall["reading"], serverTime: string, context: TextContext): string {
  const day = dayOf(serverTime, context);
  const isDated = day !== context.today || day !== dayOf(startedAt, context);
  return formatMoment(serverTime, context, { precision: "millisecond", isDated });
}
