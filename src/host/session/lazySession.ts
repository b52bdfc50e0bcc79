import * as vscode from "vscode";
import type { Session } from "./session.ts";

/** The session of this window, opened with its first use. */
export interface LazySession {
  /** Null before the first use. */
  opened(): Session | null;
  /** The session once it is open, or its opening; null before the first use. */
  opening(): Promise<Session> | null;
  /** Opens the session if it is not open yet; an opening that failed is tried again by the next caller. */
  get(): Promise<Session>;
}

/** @param open loads and wires the session; a failure is shown to the person, and passed on */
export function lazySession(open: () => Promise<Session>): LazySession {
  let opened: Session | null = null;
  let opening: Promise<Session> | null = null;
  return {
    opened: () => opened,
    opening: () => opening,
    get() {
      if (opening !== null) return opening;
      const begun = open();
      opening = begun;
      begun.then(
        (session) => {
          opened = session;
        },
        () => {
          opening = null;
          // Not awaited: the message may stay on screen. A window that is closing shows none.
          offerReload().catch(() => undefined);
        },
      );
      return begun;
    },
  };
}

/** Uses VS Code alone: the code that shows every other failure may be what could not be loaded. */
async function offerReload(): Promise<void> {
  const { l10n, window, commands } = vscode;
  const reload = l10n.t("Reload Window");
  const sentence = l10n.t("Balance Lens could not be loaded. If this stays so in a reloaded window, install it again.");
  const chosen = await window.showErrorMessage(sentence, reload);
  if (chosen === reload) await commands.executeCommand("workbench.action.reloadWindow");
}
