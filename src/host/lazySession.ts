import type { Session } from "./session.ts";

/** The session of this window, opened with its first use and at most once. */
export interface LazySession {
  /** Null as long as nothing was used. */
  opened(): Session | null;
  /** The session once it is open, or about to be; null as long as nobody has asked for it. */
  opening(): Promise<Session> | null;
  /** Opens it, where it is not open yet. */
  get(): Promise<Session>;
}

export function lazySession(open: () => Promise<Session>): LazySession {
  let opening: Promise<Session> | null = null;
  let opened: Session | null = null;
  return {
    opened: () => opened,
    opening: () => opening,
    get() {
      opening ??= open().then(
        (session) => {
          opened = session;
          return session;
        },
        (error: unknown) => {
          // A file that could not be read now may be read the next time: no window is dead for good.
          opening = null;
          throw error;
        },
      );
      return opening;
    },
  };
}
