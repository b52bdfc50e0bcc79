import type { Timer, Transport } from "../../src/protocol/channel.ts";

/** The API that VS Code gives each page, once. Source: https://code.visualstudio.com/api/extension-guides/webview */
export interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** Acquires the VS Code API; a second call throws. */
export function takeVsCodeApi(): VsCodeApi {
  return acquireVsCodeApi();
}

/** The transport to the host: `postMessage` out, `message` events in. */
export function windowTransport(api: VsCodeApi): Transport {
  return {
    post: (message) => api.postMessage(message),
    onMessage(listener) {
      const onMessage = (event: MessageEvent<unknown>) => listener(event.data);
      window.addEventListener("message", onMessage);
      return { dispose: () => window.removeEventListener("message", onMessage) };
    },
  };
}

export const windowTimer: Timer = {
  start(ms, elapsed) {
    const id = window.setTimeout(elapsed, ms);
    return { dispose: () => window.clearTimeout(id) };
  },
};
