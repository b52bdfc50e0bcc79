declare global {
  interface Window {
    /** Set by the page's HTML (`src/protocol/firstFrame.ts`); ends the keeping. */
    takeEarlyMessages?: () => readonly unknown[];
  }
}

/** Delivers the messages that arrived before this script was there to read them. */
export function deliverEarlyMessages(): void {
  for (const data of window.takeEarlyMessages?.() ?? []) window.dispatchEvent(new MessageEvent("message", { data }));
}
