import { BalanceLensError } from "../../src/core/failure/errors.ts";
import { type Channel, type ChannelOptions, createChannel, type PageEnd } from "../../src/protocol/channel.ts";
import type { HistoryPageEnd } from "../../src/protocol/history.ts";
import { rootElementId } from "../../src/protocol/panelHtml.ts";
import type { ReportPageEnd } from "../../src/protocol/reports.ts";
import { takeVsCodeApi, type VsCodeApi, windowTimer, windowTransport } from "./vscodeApi.ts";

/** ms to wait for the host to accept a request. */
const timeoutMs = 30_000;
/** ms between saves of the scroll position: each is a message to VS Code. */
const saveMs = 250;

/** What every page can do. */
interface StartedPage {
  reportFailure(error: unknown): void;
  /** Draws the part that was scrolled to. */
  followScroll(): void;
  /** Saves the scroll position in VS Code's state. */
  saveNow(): void;
}

type AnyPageEnd = PageEnd | ReportPageEnd | HistoryPageEnd;

/** The parts that a page is created from. */
interface PageStart<E extends AnyPageEnd> {
  readonly root: HTMLElement;
  readonly api: VsCodeApi;
  readonly ask: Channel<E>["request"];
}

interface PageOptions<E extends AnyPageEnd, Page extends StartedPage> {
  readonly guards: ChannelOptions<E>["guards"];
  create(start: PageStart<E>): Page;
  /** The page's event handlers; the page exists before the first event arrives. */
  listeners(page: () => Page): ChannelOptions<E>["listeners"];
}

/** Opens the channel to the host, creates the page, and saves its scroll position. */
export function startPage<E extends AnyPageEnd, Page extends StartedPage>({
  guards,
  create,
  listeners,
}: PageOptions<E, Page>): { readonly page: Page } & PageStart<E> {
  const root = document.getElementById(rootElementId);
  if (root === null) throw new Error(`the page has no #${rootElementId}`);
  const api = takeVsCodeApi();

  const channel = createChannel<E>({
    transport: windowTransport(api),
    timer: windowTimer,
    timeoutMs,
    guards,
    handlers: {} as ChannelOptions<E>["handlers"],
    listeners: listeners(() => page),
    // Messages of other senders also arrive, and are ignored. An unreadable message of ours is shown as a failure.
    onInvalid: ({ why }) => {
      if (why === "bad-payload")
        page.reportFailure(new BalanceLensError({ reason: "malformed-answer", requestId: null }));
    },
    onHandlerError: () => {},
  });
  const ask: Channel<E>["request"] = channel.request;
  const page = create({ root, api, ask });
  // The page restores its scroll position itself, once it has content.
  history.scrollRestoration = "manual";
  window.addEventListener("scroll", () => page.followScroll(), { passive: true });
  window.addEventListener("resize", () => page.followScroll());
  window.setInterval(() => page.saveNow(), saveMs);
  window.addEventListener("pagehide", () => page.saveNow());
  return { page, root, api, ask };
}
