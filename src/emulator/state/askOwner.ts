import { getFromLoopback } from "../server/loopback.ts";

/** Real ms: an owner that is busy answers within it, whatever it is doing. */
const longestAnswer = 3000;
const holdAgainAfter = 100;

/**
 * Whether the emulator listens where its owner says: `refusing` when nobody does, or somebody else; `silent` when
 * nothing comes back, or it could not be found out.
 */
export async function askOwner(
  url: string,
  token: string,
  patience = longestAnswer,
): Promise<"serving" | "refusing" | "silent"> {
  try {
    const signal = AbortSignal.timeout(patience);
    const { status } = await getFromLoopback(`${url}/_emulator/clock`, { token, signal });
    if (status === 200) return "serving";
    return status < 500 ? "refusing" : "silent";
  } catch (error) {
    // Of every other error nobody knows whose fault it is.
    return error instanceof Error && "code" in error && error.code === "ECONNREFUSED" ? "refusing" : "silent";
  }
}

/**
 * Resolves once it does not listen there any more; never when `leaving` is aborted first.
 * @param onReset told each time its world was replaced by another
 */
export async function watchOwner(
  { url, token }: { readonly url: string; readonly token: string },
  leaving: AbortSignal,
  onReset: () => void = () => undefined,
): Promise<void> {
  while (!leaving.aborted) {
    const isOver = await hold(url, token, leaving);
    if (leaving.aborted) break;
    if ((await askOwner(url, token)) === "refusing") return;
    if (isOver) onReset();
    else await new Promise((resolve) => setTimeout(resolve, holdAgainAfter));
  }
  await new Promise<never>(() => undefined);
}

/** Returns with the end of the world there (true), or of the connection, which now and then ends by itself. */
async function hold(url: string, token: string, signal: AbortSignal): Promise<boolean> {
  try {
    return (await getFromLoopback(`${url}/_emulator/presence`, { token, signal })).status === 200;
  } catch {
    // What that means is asked next.
    return false;
  }
}
