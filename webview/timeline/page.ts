import { BalanceLensError } from "../../src/core/failure/errors.ts";
import { createChannel } from "../../src/protocol/channel.ts";
import { isRecord } from "../../src/protocol/envelope.ts";
import { rootElementId } from "../../src/protocol/panelHtml.ts";
import { timelinePageGuards } from "../../src/protocol/timelineGuards.ts";
import type { SavedTimelineState, ShownTimeline, TimelinePageEnd } from "../../src/protocol/timelines.ts";
import { createTextContext } from "../../src/text/createTextContext.ts";
import { formatMoney } from "../../src/text/format.ts";
import type { TextContext } from "../../src/text/segment.ts";
import { tickWords } from "../../src/text/timeline/tickWords.ts";
import { timelineText } from "../../src/text/timeline/timelineWords.ts";
import { h } from "../lib/dom.ts";
import { takeVsCodeApi, windowTimer, windowTransport } from "../lib/vscodeApi.ts";
import { readArrangement, type TimelineArrangement } from "./state.ts";
import { createTimelineView } from "./timelineView.ts";

/** ms to wait for the host to accept a request. */
const timeoutMs = 30_000;

/** Creates the formatters of a picture in advance. */
function warmUp(context: TextContext): void {
  const words = tickWords(context, 0, "USD");
  words.amounts([0], 1);
  for (const say of [words.time, words.day, words.offset]) say(0);
  formatMoney(0, "USD", context);
}

/** Creates the page of the larger view: a single account's time line. */
export function startTimelinePage(): void {
  const root = document.getElementById(rootElementId);
  if (root === null) throw new Error(`the page has no #${rootElementId}`);
  const api = takeVsCodeApi();
  const title = h("h1", {});
  const banner = h("div", { class: "tl-banner", role: "alert" });
  const region = h("section", { class: "tl tl-large" });
  root.classList.add("tl-page");
  root.replaceChildren(h("header", { class: "tl-head" }, title), banner, region);

  const saved: unknown = api.getState();
  let arrangement: TimelineArrangement = readArrangement(isRecord(saved) ? saved.view : null);
  let shown: ShownTimeline | null = null;

  const channel = createChannel<TimelinePageEnd>({
    transport: windowTransport(api),
    timer: windowTimer,
    timeoutMs,
    guards: timelinePageGuards,
    handlers: {},
    listeners: { "timeline/shown": show },
    // Messages of other senders also arrive, and are ignored.
    onInvalid: ({ why }) => {
      if (why === "bad-payload") reportFailure(new BalanceLensError({ reason: "malformed-answer", requestId: null }));
    },
    onHandlerError: () => {},
  });

  const view = createTimelineView(region, {
    isLarge: true,
    open: null,
    arrangement,
    scrub: (at) => channel.request("timeline/scrub", { accountId: shown?.accountId ?? "", at }),
    setClock: (at) => void channel.request("timeline/setClock", { at }).catch(reportFailure),
    arrange(next) {
      arrangement = next;
      save();
    },
  });

  function save(): void {
    if (shown === null) return;
    const state: SavedTimelineState = {
      schemaVersion: 1,
      itemId: shown.itemId,
      accountId: shown.accountId,
      view: arrangement,
    };
    api.setState(state);
  }

  function show(next: ShownTimeline): void {
    shown = next;
    banner.replaceChildren();
    const { timeline, locale, messages, institution } = next;
    const context = createTextContext({ locale, messages, now: Date.now() });
    // Each name keeps its own text direction.
    const names = [institution, timeline?.name ?? null].flatMap((name) =>
      name === null ? [] : [" · ", h("bdi", {}, name)],
    );
    title.replaceChildren(...names.slice(1), timeline?.mask ? ` ••${timeline.mask}` : "");
    view.show({ timeline, context, quantity: null, comparisonId: null, numbers: new Map() });
    save();
  }

  function reportFailure(_error: unknown): void {
    const context = createTextContext({ locale: document.documentElement.lang, messages: shown?.messages ?? {} });
    banner.replaceChildren(h("p", {}, timelineText("failed", context)));
  }

  channel.request("timeline/ready", null).then(show, reportFailure);
  // While the host responds: the first formatter of each kind loads the language's data.
  warmUp(createTextContext({ locale: document.documentElement.lang, messages: {}, now: Date.now() }));
}
