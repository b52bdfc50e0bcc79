import { describe, expect, test } from "vitest";
import { mayPass, type RetryLimit, retry, retryNow } from "../../../src/files/retry.ts";

/** A clock that only waiting moves. */
function still(longest: number): RetryLimit & { readonly waited: number[] } {
  const waited: number[] = [];
  let now = 1000;
  const pause = (ms: number): void => {
    waited.push(ms);
    now += ms;
  };
  return { longest, now: () => now, pause, wait: async (ms) => pause(ms), waited };
}

function failing(code: string, times: number): { readonly work: () => string; readonly tries: () => number } {
  let tries = 0;
  const work = (): string => {
    tries += 1;
    if (tries <= times) throw Object.assign(new Error(code), { code });
    return "done";
  };
  return { work, tries: () => tries };
}

describe.each([
  ["while nothing else runs", async (work: () => string, patience: RetryLimit) => retryNow(work, patience)],
  ["while others have their turn", (work: () => string, patience: RetryLimit) => retry(async () => work(), patience)],
])("a file operation, %s", (_how, run) => {
  test.each(["EBUSY", "EPERM", "EACCES", "ENOTEMPTY", "EMFILE", "UNKNOWN"])(
    "that fails with %s is tried again",
    async (code) => {
      expect(mayPass(code)).toBe(true);
      const { work, tries } = failing(code, 3);
      expect(await run(work, still(1000))).toBe("done");
      expect(tries()).toBe(4);
    },
  );

  test.each(["ENOENT", "ENOSPC", "EIO", "EEXIST", "EROFS"])(
    "that fails with %s is not: it would again",
    async (code) => {
      const { work, tries } = failing(code, 1);
      const patience = still(1000);
      await expect(run(work, patience)).rejects.toMatchObject({ code });
      expect([tries(), patience.waited]).toEqual([1, []]);
    },
  );

  test("ends with the last error, at the end of the patience and not later, after ever longer pauses", async () => {
    const patience = still(500);
    const { work } = failing("EBUSY", Infinity);
    await expect(run(work, patience)).rejects.toMatchObject({ code: "EBUSY" });
    expect(patience.waited).toEqual([5, 10, 20, 40, 80, 160, 185]);
  });
});
