import { getFromLoopback } from "../server/loopback.ts";

/** Real ms within which even a busy owner responds. */
const longestAnswer = 3000;
const holdAgainAfter = 100;

/**
 * Whether the emulator listens at its owner's address: `refusing` when nobody listens there, or somebody else; `silent`
 * when there is no response, or it could not be found out.
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
    // Any other error does not say which side failed.
    return error instanceof Error && "code" in error && error.code === "ECONNREFUSED" ? "refusing" : "silent";
  }
}

/**
 * Resolves once the owner no longer listens; never when `leaving` is aborted first. @param onReset called each time its
 * world is replaced
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

/**
 * Returns true when the world there ended, false when only the connection did, which now and then happens by itself.
 */
async function hold(url: string, token: string, signal: AbortSignal): Promise<boolean> {
  try {
    return (await getFromLoopback(`${url}/_emulator/presence`, { token, signal })).status === 200;
  } catch {
    // The caller asks what that means.
    return false;
  }
}
