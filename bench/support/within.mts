import { setTimeout } from "node:timers/promises";

const mostMs = 30_000;

/** What a page is waited for, with an end to it: past 30 s it fails, and says what did not come. */
export async function within<T>(awaited: Promise<T>, what: string): Promise<T> {
  const end = new AbortController();
  const tooLate = setTimeout(mostMs, null, { signal: end.signal }).then(() => {
    throw new Error(`${what} took more than ${mostMs} ms`);
  });
  try {
    return await Promise.race([awaited, tooLate]);
  } finally {
    tooLate.catch(() => {});
    end.abort();
  }
}
