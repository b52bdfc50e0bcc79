import { catalogue } from "../endpoint/catalogue.ts";
import type { Pass, Reading } from "./reading.ts";

const passOrder: readonly Pass[] = [
  "cached",
  "evaluated",
  "cached-after-evaluate",
  "real-time",
  "cached-again",
  "single",
];

const endpointOrder = new Map(catalogue.map((entry, index) => [entry.path, index]));

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/**
 * True when one reading was over before the other began: by the steps of the plan, or by the clock where one of them is
 * a single call. Readings of one step ran in parallel, so neither precedes the other.
 */
export function precedes(left: Reading, right: Reading): boolean {
  if (left.pass !== "single" && right.pass !== "single") {
    return passOrder.indexOf(left.pass) < passOrder.indexOf(right.pass);
  }
  if (left.startedAt === null || right.startedAt === null) return false;
  return Date.parse(left.startedAt) < Date.parse(right.startedAt);
}

/**
 * Readings in an order that does not depend on which of several parallel calls returned first: by step, then by time
 * for single calls, then by the catalogue.
 */
export function inCanonicalOrder<Kind extends Reading>(readings: readonly Kind[]): readonly Kind[] {
  const timeOf = (reading: Reading): string => (reading.pass === "single" ? (reading.startedAt ?? "") : "");
  return [...readings].sort(
    (left, right) =>
      passOrder.indexOf(left.pass) - passOrder.indexOf(right.pass) ||
      compareText(timeOf(left), timeOf(right)) ||
      (endpointOrder.get(left.endpoint) ?? 0) - (endpointOrder.get(right.endpoint) ?? 0) ||
      compareText(left.id, right.id),
  );
}
