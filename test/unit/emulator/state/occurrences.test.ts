import fc from "fast-check";
import { expect, test } from "vitest";
import { createOccurrences } from "../../../../src/emulator/server/occurrences.ts";

/** The same, told as simply as it can be: a list of all, the longest unseen first. */
function plainCounts(capacity: number) {
  let counts: { request: string; seen: number }[] = [];
  const seenOf = (request: string): number => counts.find((each) => each.request === request)?.seen ?? 0;
  return {
    count(request: string): number {
      const seen = seenOf(request);
      counts = [...counts.filter((each) => each.request !== request), { request, seen: seen + 1 }].slice(-capacity);
      return seen;
    },
    restore(request: string, seen: number): void {
      const known = counts.find((each) => each.request === request);
      if (known === undefined) counts.push({ request, seen });
      else known.seen = Math.max(known.seen, seen);
    },
  };
}

test("each request is counted among its equals, and beyond the capacity the longest unseen start over", () => {
  const request = fc.constantFrom("a", "b", "c", "d", "e", "f");
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.uniqueArray(fc.tuple(request, fc.nat(9)), { maxLength: 3, selector: ([name]) => name }),
      fc.array(request, { maxLength: 60 }),
      (capacity, restored, requests) => {
        const counts = createOccurrences(capacity);
        const plain = plainCounts(capacity);
        for (const [name, seen] of restored.slice(0, capacity)) {
          counts.restore(name, seen);
          counts.restore(name, seen - 1);
          plain.restore(name, seen);
        }
        expect(requests.map(counts.count)).toEqual(requests.map(plain.count));
      },
    ),
  );
});
