import fc from "fast-check";

/** What a damaged, edited or hostile file may have in the place of a value. */
const strange = [
  ...[null, true, false, 0, -1, 0.1, 1e14, 1e300, -1e300, [], {}, "", "x", "2026-13-45", "+275760-09-13T00:00:00.001Z"],
  ...[
    "__proto__",
    "toString",
    "/accounts/balance/get",
    "/identity/get",
    "real-time",
    "cached",
    "ok",
    "failed",
    "skipped",
  ],
  ...[
    [null],
    [[]],
    [{}],
    { accountId: "a" },
    { length: 3 },
    ["x"],
    "evaluated",
    "USD",
    "\ud800",
    "NaN",
    "a".repeat(500),
  ],
] as const;

export type Step = {
  readonly at: number;
  readonly what: "replace" | "delete" | "copy" | "double";
  readonly to: number;
  readonly from: number;
};

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    at: fc.nat(),
    from: fc.nat(),
    what: fc.constantFrom("replace", "replace", "delete", "copy", "double"),
    to: fc.nat(strange.length - 1),
  }),
  { minLength: 1, maxLength: 3 },
);

interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string;
}

function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Place["holder"];
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(Reflect.get(holder, key))]);
}

/** The value, changed in a few places: the same generator for whatever is kept, on both sides of each guard. */
export function mutated(value: unknown, changes: readonly Step[]): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  for (const { at, what, to, from } of changes) {
    const places = placesIn(copy);
    const place = places[at % places.length];
    const other = places[from % places.length];
    if (place === undefined || other === undefined) continue;
    const { holder, key } = place;
    if (what === "delete") Reflect.deleteProperty(holder, key);
    else if (what === "replace") Reflect.set(holder, key, structuredClone(strange[to]));
    else if (what === "copy") Reflect.set(holder, key, structuredClone(Reflect.get(other.holder, other.key)));
    else if (Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]));
  }
  return JSON.parse(JSON.stringify(copy) ?? "null");
}
