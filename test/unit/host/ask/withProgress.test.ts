import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { withLateProgress } from "../../../../src/host/ask/withProgress.ts";
import { window } from "../support/vscode/vscode.ts";

/** The notifications that were shown, each with what presses its Cancel. */
const shown: { title: string; cancel(): void }[] = [];

vi.spyOn(window, "withProgress").mockImplementation((options, work) => {
  const listeners: (() => void)[] = [];
  shown.push({ ...(options as { title: string }), cancel: () => listeners.forEach((listener) => void listener()) });
  const onCancellationRequested = (listener: () => void) => {
    listeners.push(listener);
    return { dispose() {} };
  };
  return work({ report() {} }, { isCancellationRequested: false, onCancellationRequested });
});

beforeEach(() => {
  vi.useFakeTimers();
  shown.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

test("work begins at once, and shows nothing when it is done soon", async () => {
  let began = false;
  const done = withLateProgress("Comparing", async () => {
    began = true;
    return 7;
  });
  expect(began).toBe(true);
  expect(await done).toBe(7);
  await vi.runAllTimersAsync();
  expect(shown).toEqual([]);
});

test("work that takes longer shows that it runs, and ends when it is cancelled there", async () => {
  const done = withLateProgress(
    "Comparing",
    (signal) => new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  );
  const failed = expect(done).rejects.toMatchObject({ failure: { reason: "cancelled" } });
  await vi.advanceTimersByTimeAsync(499);
  expect(shown).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(shown.map(({ title }) => title)).toEqual(["Comparing"]);
  shown[0]?.cancel();
  await failed;
});

test("a failure is the caller's to tell, once", async () => {
  const done = withLateProgress("Comparing", () => Promise.reject(new Error("no bank")));
  await expect(done).rejects.toThrow("no bank");
});
