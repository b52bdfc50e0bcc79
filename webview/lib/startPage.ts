import type { ChannelOptions } from "../../src/protocol/channel.ts";
import { deliverEarlyMessages } from "./earlyMessages.ts";
import { type AnyPageEnd, type OpenedPage, openPage } from "./openPage.ts";

/** ms between saves of the scroll position: each is a message to VS Code. */
const saveMs = 250;

/** What a page of a comparison or a report can do. */
interface StartedPage {
  reportFailure(error: unknown): void;
  /** Draws the part that was scrolled to. */
  followScroll(): void;
  /** Saves the scroll position in VS Code's state. */
  saveNow(): void;
}

interface PageOptions<E extends AnyPageEnd, Page extends StartedPage> {
  readonly guards: ChannelOptions<E>["guards"];
  create(opened: OpenedPage<E>): Page;
  /** The page's event handlers; the page exists before the first event arrives. */
  listeners(page: () => Page): ChannelOptions<E>["listeners"];
}

/** Opens the channel to the host, creates the page, and saves its scroll position. */
export function startPage<E extends AnyPageEnd, Page extends StartedPage>({
  guards,
  create,
  listeners,
}: PageOptions<E, Page>): { readonly page: Page } & OpenedPage<E> {
  const opened = openPage<E>({
    guards,
    listeners: listeners(() => page),
    reportFailure: (error) => page.reportFailure(error),
  });
  const page = create(opened);
  // The page restores its scroll position itself, once it has content.
  history.scrollRestoration = "manual";
  window.addEventListener("scroll", () => page.followScroll(), { passive: true });
  window.addEventListener("resize", () => page.followScroll());
  window.setInterval(() => page.saveNow(), saveMs);
  window.addEventListener("pagehide", () => page.saveNow());
  deliverEarlyMessages();
  return { page, ...opened };
}
