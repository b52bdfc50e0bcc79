import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Throttle } from "../../../../src/host/panel/throttle.ts";

describe("frequent work is throttled", () => {
  let done = 0;
  let throttle: Throttle;

  beforeEach(() => {
    vi.useFakeTimers();
    done = 0;
    throttle = new Throttle(16, () => {
      done += 1;
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is done at once, and again only when it happens again", () => {
    throttle.due();
    expect(done).toBe(1);
    vi.advanceTimersByTime(1000);
    expect(done).toBe(1);
    throttle.due();
    expect(done).toBe(2);
  });

  it("is done once for all that happens meanwhile", () => {
    for (let times = 0; times < 50; times += 1) throttle.due();
    expect(done).toBe(1);
    vi.advanceTimersByTime(15);
    expect(done).toBe(1);
    vi.advanceTimersByTime(1);
    expect(done).toBe(2);
    vi.advanceTimersByTime(1000);
    expect(done).toBe(2);
  });

  it("is not done any more once it is let go of", () => {
    throttle.due();
    throttle.due();
    throttle.dispose();
    vi.advanceTimersByTime(1000);
    expect(done).toBe(1);
  });
});
