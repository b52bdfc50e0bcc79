import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { awaitFirstFrame } from "../../../../src/host/window/firstFrame.ts";

describe("the first frame of a page", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function isShown({ shown }: { readonly shown: Promise<void> }): Promise<boolean> {
    let is = false;
    void shown.then(() => {
      is = true;
    });
    await vi.advanceTimersByTimeAsync(0);
    return is;
  }

  test("is waited for until the page says that it is there", async () => {
    const frame = awaitFirstFrame();
    expect(await isShown(frame)).toBe(false);
    frame.end();
    expect(await isShown(frame)).toBe(true);
  });

  test("is waited for a second at most, as a hidden tab shows none", async () => {
    const frame = awaitFirstFrame();
    await vi.advanceTimersByTimeAsync(999);
    expect(await isShown(frame)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await isShown(frame)).toBe(true);
  });
});
