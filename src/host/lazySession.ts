import { once } from "./once.ts";
import type { Session } from "./session.ts";

/** The session of this window, opened with its first use. */
export interface LazySession {
  /** Null as long as nothing was used. */
  opened(): Session | null;
  /** The session once it is open, or about to be; null as long as nobody has asked for it. */
  opening(): Promise<Session> | null;
  /** Opens it, where it is not open yet; one that could not be opened is opened by the next who comes. */
  get(): Promise<Session>;
}

export function lazySession(open: () => Promise<Session>): LazySession {
  let opened: Session | null = null;
  const session = once(async () => {
    opened = await open();
    return opened;
  });
  return { opened: () => opened, opening: session.asked, get: session.get };
}
