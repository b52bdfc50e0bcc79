import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Paced } from "../../../../src/host/panel/paced.ts";

describe("what happens often is paced", () => {
  let done = 0;
  let paced: Paced;

  beforeEach(() => {
    vi.useFakeTimers();
    done = 0;
    paced = new Paced(16, () => {
      done += 1;
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is done at once, and again only when it happens again", () => {
    paced.due();
    expect(done).toBe(1);
    vi.advanceTimersByTime(1000);
    expect(done).toBe(1);
    paced.due();
    expect(done).toBe(2);
  });

  it("is done once for all that happens meanwhile", () => {
    for (let times = 0; times < 50; times += 1) paced.due();
    expect(done).toBe(1);
    vi.advanceTimersByTime(15);
    expect(done).toBe(1);
    vi.advanceTimersByTime(1);
    expect(done).toBe(2);
    vi.advanceTimersByTime(1000);
    expect(done).toBe(2);
  });

  it("is not done any more once it is let go of", () => {
    paced.due();
    paced.due();
    paced.dispose();
    vi.advanceTimersByTime(1000);
    expect(done).toBe(1);
  });
});
