/** The stand-in for Plaid's `link-initialize.js`: opens the emulator's Link page in a frame, and calls the app back. */
import { type FromPage, mark, type ToPage } from "./messages.ts";

/** Put around this script by the emulator: where its page is, and what it picks by itself in a test. */
declare const LINK: { readonly page: string; readonly headless: string | null };

/** What `Plaid.create` takes: https://plaid.com/docs/link/web/#create */
interface Config {
  readonly token: string | null;
  readonly onSuccess?: (publicToken: string, metadata: object) => void;
  readonly onExit?: (error: object | null, metadata: object) => void;
  readonly onEvent?: (name: string, metadata: object) => void;
  readonly onLoad?: () => void;
}

interface Handler {
  open(): void;
  exit(options?: { readonly force?: boolean }, whenGone?: () => void): void;
  /** Of Layer, which this page does not have: accepted, and nothing comes of it. */
  submit(data?: unknown): void;
  destroy(): void;
}

function create(config: Config): Handler {
  const { token } = config;
  if (!token) throw new Error("Plaid.create needs a link token: create one with /link/token/create.");
  const dialog = document.createElement("dialog");
  const frame = document.createElement("iframe");
  const { origin } = new URL(LINK.page);
  const settings = new URLSearchParams({ origin: location.origin, ...(LINK.headless && { headless: LINK.headless }) });
  frame.title = "Link (local sandbox, not Plaid)";
  frame.src = `${LINK.page}?token=${encodeURIComponent(token)}#${settings}`;
  // An app's own policy may refuse style sheets and attributes, not this.
  Object.assign(dialog.style, {
    width: "min(26rem, 100vw)",
    maxWidth: "100vw",
    height: "min(42rem, 100vh)",
    maxHeight: "100vh",
    padding: "0",
    border: "0",
    borderRadius: "8px",
    overflow: "hidden",
    boxShadow: "0 0 0 100vmax rgba(0, 0, 0, .5)",
  });
  Object.assign(frame.style, { width: "100%", height: "100%", border: "0", display: "block" });
  let [isReady, isWanted] = [false, false];
  let whenGone: (() => void) | undefined;

  const tell = (type: ToPage["type"]): void => {
    frame.contentWindow?.postMessage({ mark, type } satisfies ToPage, origin);
  };
  const close = (): void => {
    isWanted = false;
    if (dialog.open) dialog.close();
  };
  const onMessage = (event: MessageEvent<FromPage>): void => {
    if (event.source !== frame.contentWindow || event.origin !== origin || event.data?.mark !== mark) return;
    const said = event.data;
    if (said.type === "ready") {
      isReady = true;
      config.onLoad?.();
      if (isWanted) tell("open");
    } else if (said.type === "event") config.onEvent?.(said.name, said.metadata);
    else if (said.type === "success") {
      close();
      config.onSuccess?.(said.publicToken, said.metadata);
    } else {
      close();
      config.onExit?.(said.error, said.metadata);
    }
    if (isWanted) return;
    whenGone?.();
    whenGone = undefined;
  };
  window.addEventListener("message", onMessage);
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    tell("exit");
  });
  dialog.append(frame);
  (document.body ?? document.documentElement).append(dialog);

  return {
    open() {
      if (isWanted) return;
      isWanted = true;
      if (LINK.headless === null) {
        dialog.showModal();
        frame.focus();
      }
      if (isReady) tell("open");
    },
    exit(_options, gone) {
      if (!isWanted) {
        gone?.();
        return;
      }
      whenGone = gone;
      tell("exit");
    },
    submit() {},
    destroy() {
      window.removeEventListener("message", onMessage);
      close();
      dialog.remove();
    },
  };
}

Object.assign(window, { Plaid: { create } });
