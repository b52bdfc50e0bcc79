/**
 * Runs work of a library that reports on the console: what it says goes nowhere unless it fails, and then it is part of
 * the error. Stdout belongs to the script that is running.
 */
export async function quietConsole<T>(work: () => Promise<T>): Promise<T> {
  const { log, warn, error } = console;
  const said: string[] = [];
  const keep = (...words: unknown[]) => void said.push(words.join(" "));
  Object.assign(console, { log: keep, warn: keep, error: keep });
  try {
    return await work();
  } catch (reason) {
    throw new Error([...said, reason instanceof Error ? reason.message : String(reason)].join("\n"), { cause: reason });
  } finally {
    Object.assign(console, { log, warn, error });
  }
}
