/** Real ms: an owner that is busy answers within it, whatever it is doing. */
const longestAnswer = 3000;
const holdAgainAfter = 100;

/**
 * Whether the emulator listens where its owner says: `refusing` when nobody does, or somebody else; `silent` when
 * nothing comes back.
 */
export async function askOwner(url: string, token: string): Promise<"serving" | "refusing" | "silent"> {
  try {
    const answer = await fetch(`${url}/_emulator/clock`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(longestAnswer),
    });
    return answer.ok ? "serving" : "refusing";
  } catch (error) {
    return error instanceof Error && error.name === "TimeoutError" ? "silent" : "refusing";
  }
}

/** Resolves once it does not listen there any more; never when `leaving` is aborted first. */
export async function watchOwner(url: string, token: string, leaving: AbortSignal): Promise<void> {
  while (!leaving.aborted) {
    // Ends with the emulator or its world, and now and then by itself.
    await hold(url, token, leaving);
    if (leaving.aborted) break;
    if ((await askOwner(url, token)) === "refusing") return;
    await new Promise((resolve) => setTimeout(resolve, holdAgainAfter));
  }
  await new Promise<never>(() => undefined);
}

async function hold(url: string, token: string, signal: AbortSignal): Promise<void> {
  try {
    const answer = await fetch(`${url}/_emulator/presence`, { headers: { authorization: `Bearer ${token}` }, signal });
    await answer.arrayBuffer();
  } catch {
    // The connection has ended: what that means is asked next.
  }
}
