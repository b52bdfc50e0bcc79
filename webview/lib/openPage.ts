import { BalanceLensError } from "../../src/core/failure/errors.ts";
import { type Channel, type ChannelOptions, createChannel, type PageEnd } from "../../src/protocol/channel.ts";
import type { HistoryPageEnd } from "../../src/protocol/history.ts";
import { rootElementId } from "../../src/protocol/panelHtml.ts";
import type { ReportPageEnd } from "../../src/protocol/reports.ts";
import type { TimelinePageEnd } from "../../src/protocol/timelines.ts";
import { takeVsCodeApi, type VsCodeApi, windowTimer, windowTransport } from "./vscodeApi.ts";

/** ms to wait for the host to accept a request. */
const timeoutMs = 30_000;

export type AnyPageEnd = PageEnd | ReportPageEnd | TimelinePageEnd | HistoryPageEnd;

/** The parts that a page is created from. */
export interface OpenedPage<E extends AnyPageEnd> {
  readonly root: HTMLElement;
  readonly api: VsCodeApi;
  readonly ask: Channel<E>["request"];
}

interface PageInput<E extends AnyPageEnd> {
  readonly guards: ChannelOptions<E>["guards"];
  readonly listeners: ChannelOptions<E>["listeners"];
  /** Shows that a message of ours could not be read. */
  reportFailure(error: unknown): void;
}

/** Finds the page's element, and opens the channel to the host. */
export function openPage<E extends AnyPageEnd>({ guards, listeners, reportFailure }: PageInput<E>): OpenedPage<E> {
  const root = document.getElementById(rootElementId);
  if (root === null) throw new Error(`the page has no #${rootElementId}`);
  const api = takeVsCodeApi();
  const channel = createChannel<E>({
    transport: windowTransport(api),
    timer: windowTimer,
    timeoutMs,
    guards,
    handlers: {} as ChannelOptions<E>["handlers"],
    listeners,
    // Messages of other senders also arrive, and are ignored.
    onInvalid: ({ why }) => {
      if (why === "bad-payload") reportFailure(new BalanceLensError({ reason: "malformed-answer", requestId: null }));
    },
    onHandlerError: () => {},
  });
  return { root, api, ask: channel.request };
}
