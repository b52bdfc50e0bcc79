import { expect, test } from "vitest";
import { openSoak } from "./support/soakWorld.ts";

test("handles, listeners, memory and files return to where they were, window after window", async () => {
  using soak = openSoak();
  // What is loaded and compiled once stays; the history fills up to what it keeps.
  for (let window = 0; window < 4; window++) await soak.window(6);
  const before = await soak.held();
  for (let window = 0; window < 12; window++) await soak.window(8);
  const after = await soak.held();
  expect(after.handles).toBeLessThanOrEqual(before.handles);
  expect([after.listeners, after.files]).toEqual([0, before.files]);
  expect(after.bytes).toBeLessThan(before.bytes * 1.5);
  // 96 comparisons of more than 40 kB each: were they kept, it would be above 4 MB. A still heap differs by 0.5 MB.
  expect(after.heap - before.heap).toBeLessThan(3 * 2 ** 20);
}, 120_000);
