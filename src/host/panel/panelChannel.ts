import type { Webview } from "vscode";
import { type Channel, type ChannelOptions, createChannel, type HostEnd } from "../../protocol/channel.ts";
import type { HistoryHostEnd } from "../../protocol/history.ts";
import type { ReportHostEnd } from "../../protocol/reports.ts";
import type { TimelineHostEnd } from "../../protocol/timelines.ts";
import { thrownLine } from "../failure/failures.ts";
import type { Log } from "../log.ts";

/** ms to wait for the page's reply. Handlers reply as soon as the work is accepted. */
export const replyTimeoutMs = 30_000;

/** The host's end of the channel to one page, over VS Code's webview messages. */
export function openPanelChannel<E extends HostEnd | ReportHostEnd | TimelineHostEnd | HistoryHostEnd>(
  webview: Webview,
  handlers: ChannelOptions<E>["handlers"],
  { guards, log }: { readonly guards: ChannelOptions<E>["guards"]; readonly log: Log },
): Channel<E> {
  return createChannel<E>({
    transport: {
      post: (message) => void webview.postMessage(message),
      onMessage: (listener) => webview.onDidReceiveMessage(listener),
    },
    timer: {
      start(ms, elapsed) {
        const timer = setTimeout(elapsed, ms);
        return { dispose: () => clearTimeout(timer) };
      },
    },
    timeoutMs: replyTimeoutMs,
    guards,
    handlers,
    listeners: {} as ChannelOptions<E>["listeners"],
    onInvalid: ({ why, name }) => log.warn(`the panel sent a message that was ignored: ${why} ${name ?? ""}`),
    onHandlerError: (name, error) => log.error(`the panel's ${name} failed: ${thrownLine(error)}`),
  });
}
