import type { Draw } from "./seeded.ts";

/** Values that guards forget: of another kind, of another size, and names that every object has. */
const nasty: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  1e308,
  -1e308,
  2 ** 53,
  8.64e15,
  8.64e15 + 1,
  "",
  " ",
  "0",
  "-1d",
  "+99999999999d",
  "0000-01-01",
  "9999-12-31T23:59:59Z",
  "2026-02-30",
  "__proto__",
  "constructor",
  "toString",
  "\u0000",
  "\ud800",
  "\u202e\u001b[31m",
  "x".repeat(5000),
  "http://[",
  "javascript:alert(1)",
  "http://127.0.0.1:1/hook",
  [],
  {},
  [[]],
  [null],
  { toString: 1 },
  { length: -1 },
];

/** The same value with so many of its parts replaced, left out, doubled or added. */
export function mutated(value: unknown, draw: Draw, changes: number): unknown {
  const copy: unknown = structuredClone(value);
  const holder = { value: copy };
  for (let change = 0; change < changes; change += 1) {
    const places = placesIn(holder, [], 0);
    const place = draw.one(places);
    if (place !== undefined) spoil(place, draw);
  }
  return holder.value;
}

interface Place {
  readonly parent: Record<string, unknown>;
  readonly name: string;
}

/** Every part of a value, the deep ones too. Lists are objects with numbers for names here. */
function placesIn(value: unknown, found: Place[], depth: number): readonly Place[] {
  if (typeof value !== "object" || value === null || depth > 12 || found.length > 3000) return found;
  const parent = value as Record<string, unknown>;
  for (const name of Object.keys(parent)) {
    found.push({ parent, name });
    placesIn(parent[name], found, depth + 1);
  }
  return found;
}

function spoil({ parent, name }: Place, draw: Draw): void {
  const way = draw.whole(6);
  const given = parent[name];
  if (way === 0) {
    if (Array.isArray(parent)) parent.splice(Number(name), 1);
    else delete parent[name];
  } else if (way === 1 && Array.isArray(parent)) parent.push(structuredClone(given));
  else if (way === 2 && !Array.isArray(parent))
    parent[draw.one(["added", "__proto__x", "constructor", "at", "kind", "id"]) ?? "added"] = draw.one(nasty);
  else if (way === 3 && typeof given === "number") parent[name] = given * (draw.one([-1, 0, 1e3, 1e12, 1e-9]) ?? 1);
  else if (way === 4 && typeof given === "string") parent[name] = cut(given, draw);
  else parent[name] = structuredClone(draw.one(nasty));
}

function cut(text: string, draw: Draw): string {
  const at = draw.whole(text.length + 1);
  return (
    draw.one([text.slice(0, at), text + text, text.slice(at), `${text.slice(0, at)}\u0000${text.slice(at)}`]) ?? ""
  );
}
