import type { DifferenceSplit, Finding } from "../../../src/core/findings/finding.ts";

/** The sign with which each part counts in the balance that differs; without one it is no part of it. */
const signs: Readonly<Record<string, { readonly [part in keyof DifferenceSplit]?: 1 | -1 }>> = {
  available: { posted: 1, held: -1 },
  availableOnCard: { posted: -1, held: -1, limit: 1 },
  current: { posted: 1 },
  limit: { limit: 1 },
};

/** What each part adds to a difference, cached minus real-time: where all are known, they make up all of it. */
export function movedParts({ split, params: { field } }: Finding, type: string | undefined) {
  const name = field?.kind === "text" ? field.value : "";
  const sign = signs[name === "available" && type === "credit" ? "availableOnCard" : name];
  return (["posted", "held", "limit"] as const)
    .map((part) => ({ part, by: (split?.[part] ?? 0) * (sign?.[part] ?? 0) }))
    .filter(({ by }) => Math.abs(by) >= 0.005);
}
