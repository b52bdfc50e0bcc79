import { firstHeadingId } from "../../src/protocol/firstFrame.ts";
import { timelinePageGuards } from "../../src/protocol/timelineGuards.ts";
import type { SavedTimelineState, ShownTimeline, TimelinePageEnd } from "../../src/protocol/timelines.ts";
import { createTextContext } from "../../src/text/createTextContext.ts";
import { withFormats } from "../../src/text/intlFormats.ts";
import { timelinePageMessages } from "../../src/text/messages/timeline.ts";
import { message } from "../../src/text/translate.ts";
import { contextFor } from "../lib/contextFor.ts";
import { h } from "../lib/dom.ts";
import { deliverEarlyMessages } from "../lib/earlyMessages.ts";
import { openPage } from "../lib/openPage.ts";
import { rove } from "../lib/rove.ts";
import { timelineParts } from "./loadParts.ts";
import { paint } from "./paint.ts";
import { readArrangement } from "./readArrangement.ts";
import type { TimelineView } from "./stage.ts";

/** Creates the page of the larger view: a single account's time line. */
export function startTimelinePage(): void {
  const loaded = timelineParts.picture();
  const { root, api, ask } = openPage<TimelinePageEnd>({
    guards: timelinePageGuards,
    listeners: { "timeline/shown": (next) => void show(next).catch(reportFailure) },
    reportFailure,
  });
  const title = h("h1", {}, document.getElementById(firstHeadingId)?.textContent ?? "");
  const banner = h("div", { class: "tl-banner", role: "alert" });
  const region = h("section", { class: "tl tl-large" });
  root.classList.add("tl-page");
  root.replaceChildren(h("header", { class: "tl-head" }, title), banner, region);

  let arrangement = readArrangement(api.getState());
  let context = withFormats(createTextContext({ messages: {}, locale: document.documentElement.lang }));
  let shown: ShownTimeline | null = null;
  let view: TimelineView | null = null;

  function save(): void {
    if (shown === null) return;
    const { itemId, accountId } = shown;
    const state: SavedTimelineState = { schemaVersion: 1, itemId, accountId, view: arrangement };
    api.setState(state);
  }

  async function show(next: ShownTimeline): Promise<void> {
    shown = next;
    context = withFormats(contextFor(context, next, Date.now()));
    const { timeline, institution } = next;
    // Each name keeps its own text direction.
    const names = [institution, timeline?.name ?? null].flatMap((name) =>
      name === null ? [] : [" · ", h("bdi", {}, name)],
    );
    title.replaceChildren(...names.slice(1), timeline?.mask ? ` ••${timeline.mask}` : "");
    const { createTimelineView } = await loaded;
    banner.replaceChildren();
    view ??= createTimelineView(
      region,
      {
        isLarge: true,
        open: null,
        arrangement,
        loadTools: timelineParts.tools,
        scrub: (at) => ask("timeline/scrub", { accountId: shown?.accountId ?? "", at }),
        setClock: (at) => void ask("timeline/setClock", { at }).catch(reportFailure),
        arrange(changed) {
          arrangement = changed;
          save();
        },
      },
      { h, paint, rove },
    );
    // Only the newest is drawn: another may have come while the picture's script was loaded.
    if (shown !== next) return;
    view.show({ timeline, context, quantity: null, numbers: new Map() });
    save();
  }

  function reportFailure(_error: unknown): void {
    banner.replaceChildren(h("p", {}, message(["timelinePage.failed"], timelinePageMessages, context)));
  }

  deliverEarlyMessages();
  // While the host answers: the first formatter of a kind loads a language's data.
  requestIdleCallback(() => {
    context.formats.moment(0, "none", "minute");
    context.formats.money("USD", "auto")(0);
  });
  ask("timeline/ready", null).then(show).catch(reportFailure);
}
