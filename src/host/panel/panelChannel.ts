import type { Webview } from "vscode";
import { type Channel, type ChannelOptions, createChannel, type HostEnd } from "../../protocol/channel.ts";
import { hostGuards } from "../../protocol/guards.ts";
import { thrownLine } from "../failure/failures.ts";
import type { Log } from "../log.ts";

/** Longest wait for an answer of the page. Handlers answer as soon as the work is accepted. */
export const replyTimeoutMs = 30_000;

/** The host's end of the conversation with one page, over VS Code's own wire. */
export function openPanelChannel(
  webview: Webview,
  handlers: ChannelOptions<HostEnd>["handlers"],
  log: Log,
): Channel<HostEnd> {
  return createChannel<HostEnd>({
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
    guards: hostGuards,
    handlers,
    listeners: {},
    onInvalid: ({ why, name }) => log.warn(`the panel sent a message that was ignored: ${why} ${name ?? ""}`),
    onHandlerError: (name, error) => log.error(`the panel's ${name} failed: ${thrownLine(error)}`),
  });
}
