/** Tries again what failed, `times` in all, with `between` before each further try. @throws what the last try threw */
export async function inAttempts(
  times: number,
  attempt: () => Promise<unknown>,
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  for (let left = times; ; left -= 1) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (left === 1) throw error;
    }
    await between();
  }
}
