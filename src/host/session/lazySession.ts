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
        },
      );
      return begun;
    },
  };
}
