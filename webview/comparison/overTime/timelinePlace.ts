import type { MeasuredTimeline } from "../../../src/core/timeline/measuredTimeline.ts";
import type { Quantity } from "../../../src/core/timeline/quantity.ts";
import type { Channel, PageEnd } from "../../../src/protocol/channel.ts";
import { formatMoment, formatMoney } from "../../../src/text/format.ts";
import { withFormats } from "../../../src/text/intlFormats.ts";
import { panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { h } from "../../lib/dom.ts";
import { rove } from "../../lib/rove.ts";
import { timelineParts } from "../../timeline/loadParts.ts";
import { paint } from "../../timeline/paint.ts";
import type { TimelineView } from "../../timeline/stage.ts";
import type { PageModel } from "../model/pageModel.ts";

export interface TimelinePlace {
  /** Reserves space for the time line of the verdict's account, and fills it after the first frame. */
  show(model: PageModel | null): void;
}

interface PlaceParts {
  readonly region: HTMLElement;
  readonly ask: Channel<PageEnd>["request"];
  /** In a narrow window the person decides whether it is unfolded. */
  setOpen(isOpen: boolean): void;
  clockMoved(): void;
  reportFailure(error: unknown): void;
}

/** The time line beside the verdict. A separate bundle draws it; the page works without that bundle. */
export function createTimelinePlace({ region, ask, ...page }: PlaceParts): TimelinePlace {
  const fold = h("button", { class: "link tl-fold" });
  // Shown in the reserved space until the time line replaces it.
  const trouble = h("p", { class: "tl-sentence" });
  const body = h("div", { class: "tl" }, trouble);
  const lastSeen = h("p", { class: "tl-last" });
  region.replaceChildren(fold, lastSeen, body);
  let model: PageModel | null = null;
  let view: TimelineView | null = null;
  /** The comparison and account of the last request; where no call returned an account, the host chooses one. */
  let askedFor: readonly [comparison: unknown, accountId: string | null] | null = null;
  let shown: { readonly askedFor: string | null; readonly timeline: MeasuredTimeline | null } | null = null;

  let drawnFrom: readonly unknown[] = [];

  fold.addEventListener("click", () => page.setOpen(model?.view.timelineOpen !== true));
  // The body gets a size when it is unfolded or the window widens.
  new ResizeObserver(() => fill()).observe(body);

  function accountId(): string | null {
    return model?.verdict?.numbers?.account.accountId ?? model?.accounts[0]?.accountId ?? null;
  }

  /** Without an account in the comparison there is a place only once the host has sent a time line. */
  function hasPlace(): boolean {
    if (model === null) return false;
    return model.running || accountId() !== null || (shown?.askedFor === null && shown.timeline !== null);
  }

  function fill(): void {
    const id = accountId();
    if (model === null || model.running || (hasPlace() && body.clientWidth === 0)) return;
    const { comparison } = model;
    if (askedFor?.[0] === comparison && askedFor[1] === id) {
      draw();
      return;
    }
    askedFor = [comparison, id];
    /** False once another time line was requested. */
    const isLatest = () => askedFor?.[0] === comparison && askedFor[1] === id;
    const asked = ask("timeline/get", { accountId: id });
    const loaded =
      id === null ? asked.then((timeline) => timeline && timelineParts.picture()) : timelineParts.picture();
    Promise.all([loaded, asked]).then(
      ([bundle, timeline]) => {
        if (!isLatest()) return;
        shown = { askedFor: id, timeline };
        region.hidden = !hasPlace();
        if (bundle === null) return;
        const own = () => ({ accountId: shown?.timeline?.accountId ?? id ?? "" });
        const host = {
          isLarge: false,
          loadTools: timelineParts.tools,
          arrangement: { window: null, isTable: false },
          arrange: () => {},
          open: () => void ask("timeline/open", own()).catch(page.reportFailure),
          scrub: (at: string) => ask("timeline/scrub", { ...own(), at }),
          setClock: (at: string) => void ask("timeline/setClock", { at }).then(page.clockMoved, page.reportFailure),
        };
        view ??= bundle.createTimelineView(body, host, { h, paint, rove });
        draw();
      },
      () => {
        if (!isLatest()) return;
        askedFor = null;
        if (shown === null && model !== null) trouble.textContent = panelLabel("timelineUnavailable", model.context);
      },
    );
  }

  function draw(): void {
    if (model === null || view === null || shown === null || shown.askedFor !== accountId()) return;
    const { context, comparison, steps, verdict } = model;
    const quantity = quantityOf(verdict?.numbers?.field);
    const numbers = steps.flatMap(({ number, calls }) => calls.map(({ id }) => [id, number] as const));
    const from = [shown, context, comparison, quantity, numbers.join(" ")];
    // The page draws itself anew for each click; the time line only where what it shows has changed.
    if (from.every((each, place) => each === drawnFrom[place])) return;
    drawnFrom = from;
    lastSeen.textContent = lastSeenWords(shown.timeline, comparison.id, context);
    view.show({
      timeline: shown.timeline,
      context: withFormats(context),
      quantity,
      numbers: new Map(numbers),
    });
  }

  return {
    show(next) {
      model = next;
      region.hidden = !hasPlace();
      if (next === null) return;
      const label = panelLabel("overTime", next.context);
      region.setAttribute("aria-label", label);
      region.toggleAttribute("data-open", next.view.timelineOpen);
      fold.setAttribute("aria-expanded", String(next.view.timelineOpen));
      if (fold.textContent !== label) fold.textContent = label;
      // After the frame that draws the visible part of the page.
      requestAnimationFrame(() => setTimeout(fill));
    },
  };
}

/**
 * Where no call of a comparison returned a balance of the account, the last that an earlier one returned, with its date: it is
 * compared with nothing. Else nothing.
 */
function lastSeenWords(timeline: MeasuredTimeline | null, comparisonId: string, context: TextContext): string {
  const returned = (timeline?.calls ?? []).filter(({ available, current }) => (available ?? current) !== null);
  const last = returned.at(-1);
  if (timeline === null || last === undefined || returned.some((call) => call.comparisonId === comparisonId)) return "";
  const { available, current, at } = last;
  const amount = formatMoney(available ?? current ?? 0, timeline.unit.currency, context);
  return panelLabel("lastSeen", context, { amount, time: formatMoment(at, context, { isDated: true }) });
}

/** The balance that the verdict is about; a limit has no line. */
function quantityOf(field: string | undefined): Quantity | null {
  if (field === "available") return "available";
  return field === "current" || field === "owed" ? "current" : null;
}
