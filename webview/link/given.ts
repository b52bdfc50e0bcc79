import type { PageData } from "./steps.ts";

/** What a test has the page pick. */
interface Picks {
  readonly institution_id?: string;
  readonly username?: string;
  readonly password?: string;
  /** Leaves without an Item. */
  readonly exit?: boolean;
}

/** What the page was opened with: by the emulator, in its text, and by who opened it, in its address. */
export interface Given {
  readonly data: PageData;
  /** Null: a person picks. */
  readonly picks: Picks | null;
  /** The origin of the app's page around this one; null where it is a page of its own. */
  readonly app: string | null;
}

export function readGiven(): Given {
  const data: PageData = JSON.parse(document.querySelector("#data")?.textContent ?? "{}");
  const settings = new URLSearchParams(`${location.search.slice(1)}&${location.hash.slice(1)}`);
  return {
    data,
    picks: data.needsPerson ? null : picksIn(settings.get("headless")),
    // The page's policy has said who may frame it.
    app: window.parent === window ? null : allowed(settings.get("origin") ?? "", data),
  };
}

function picksIn(text: string | null): Picks | null {
  if (text === null) return null;
  try {
    return Object(JSON.parse(text)) as Picks;
  } catch {
    return {};
  }
}

function allowed(origin: string, { allowOrigins }: PageData): string | null {
  const isOwn = /^https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(origin);
  return isOwn || origin === location.origin || allowOrigins.includes(origin) ? origin : null;
}
