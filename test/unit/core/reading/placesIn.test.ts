import fc from "fast-check";
import { expect, test } from "vitest";
import type { Balances } from "../../../../src/core/reading/balances.ts";
import { byNumbers } from "../../../../src/core/reading/byNumbers.ts";
import { callTimesOf } from "../../../../src/core/reading/callTimes.ts";
import { foldedReadings } from "../../../../src/core/reading/foldAlike.ts";
import type { OkReading } from "../../../../src/core/reading/reading.ts";
import { checking } from "../../../builders/accounts.ts";
import { okReading } from "../../../builders/comparison.ts";
import { savedComparison } from "../../../builders/savedComparison.ts";

const start = Date.parse("2026-03-01T00:00:00.000Z");

/** Calls around one hour: long and short ones, and some whose time or latency nobody kept. */
const calls = fc
  .array(
    fc.record({
      at: fc.integer({ min: 0, max: 3600 }),
      latencyMs: fc.constantFrom(0, 100, 5000, 900_000),
      known: fc.constantFrom<readonly ("startedAt" | "latencyMs")[]>(
        [],
        [],
        [],
        ["latencyMs"],
        ["startedAt", "latencyMs"],
      ),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((drawn) =>
    drawn.map(
      ({ at, latencyMs, known }, index): OkReading => ({
        ...okReading("cached", "/accounts/get", []),
        id: `call-${index}`,
        startedAt: new Date(start + at * 1000).toISOString(),
        serverTime: null,
        latencyMs: known.length > 0 ? 0 : latencyMs,
        ...(known.length > 0 && { notRecorded: known }),
      }),
    ),
  );

test("outside the places of a call in a list there is none that they leave out", () => {
  fc.assert(
    fc.property(calls, (readings) => {
      const times = callTimesOf(savedComparison(...readings));
      const places = times.placesIn(readings);
      for (const call of readings) {
        for (const [place, each] of readings.entries()) {
          const order = times.orderOf(each, call);
          if (place < places.notBefore(call)) expect(order).toBe("before");
          if (place >= places.endOfBefore(call)) expect(order).not.toBe("before");
          if (place < places.after(call)) expect(order).not.toBe("after");
          if (place >= places.endOfNotAfter(call)) expect(order).toBe("after");
        }
      }
    }),
  );
});

test("of calls in the order of time only those around a call are looked at", () => {
  const readings = Array.from(
    { length: 1000 },
    (_, index): OkReading => ({
      ...okReading("cached", "/accounts/get", []),
      id: `call-${index}`,
      startedAt: new Date(start + index * 1000).toISOString(),
      serverTime: null,
      latencyMs: 100,
    }),
  );
  const { placesIn } = callTimesOf(savedComparison(...readings));
  const [call] = readings.slice(500);
  if (call === undefined) throw new Error("there is no such call");
  const places = placesIn(readings);
  expect([places.notBefore(call), places.endOfBefore(call), places.after(call), places.endOfNotAfter(call)]).toEqual([
    500, 500, 501, 501,
  ]);
});

test("a hundred and fifty thousand calls have times", () => {
  const one = okReading("cached", "/accounts/get", []);
  const readings = Array.from({ length: 150_000 }, (_, index) => ({
    ...one,
    id: `call-${index}`,
    startedAt: new Date(start + index * 1000).toISOString(),
    serverTime: new Date(start + index * 1000).toISOString(),
  }));
  expect(callTimesOf({ ...savedComparison(), readings }).skewMs).toBe(0);
});

const amount = fc.constantFrom<number | null | undefined>(0, 0.004, 12.34, 12.344, 12.35, -7, null, undefined);
const numbers = fc.record({ available: amount, current: amount }).map(withoutAbsent);

interface Drawn {
  readonly available: number | null | undefined;
  readonly current: number | null | undefined;
}

function isNear(left: number | null | undefined, right: number | null | undefined): boolean {
  return typeof left !== "number" || typeof right !== "number" || Math.abs(left - right) < 0.005;
}

test("every answer that shows an account with the same numbers is found by them, once", () => {
  fc.assert(
    fc.property(fc.array(numbers, { maxLength: 12 }), numbers, (drawn, wanted) => {
      const readings = drawn.map((balances, index) => ({
        ...okReading("cached", "/accounts/get", [{ ...checking({}), balances }]),
        id: `call-${index}`,
      }));
      const found = byNumbers(readings)("checking", wanted).flat();
      expect(new Set(found).size).toBe(found.length);
      for (const reading of readings) {
        const { available, current } = reading.accounts[0]?.balances ?? {};
        if (isNear(available, wanted.available) && isNear(current, wanted.current)) expect(found).toContain(reading);
      }
    }),
  );
});

function withoutAbsent({ available, current }: Drawn): Balances {
  return { ...(available !== undefined && { available }), ...(current !== undefined && { current }) };
}

test("cached calls are folded with the first of those that they agree with, whatever its numbers round to", () => {
  const answers = [100.004, 99.996, 100.001, 250, null, 250.004].map((available, index) => ({
    ...okReading("cached", "/accounts/get", [checking({ available, current: 300 })]),
    id: `call-${index}`,
  }));
  const folds = foldedReadings(answers, () => null);
  expect(folds.map(({ members }) => members.map(({ id }) => id))).toEqual([
    ["call-0", "call-2"],
    ["call-1"],
    ["call-3", "call-5"],
    ["call-4"],
  ]);
});
