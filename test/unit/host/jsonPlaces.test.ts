import fc from "fast-check";
import { expect, test } from "vitest";
import { type JsonPath, pathOfField, placeInJson } from "../../../src/host/local/jsonPlaces.ts";

/** Every path of a value, the empty one included. */
function pathsOf(value: unknown): JsonPath[] {
  if (Array.isArray(value)) return [[], ...value.flatMap((each, at) => pathsOf(each).map((path) => [at, ...path]))];
  if (typeof value !== "object" || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([name, each]) => pathsOf(each).map((path) => [name, ...path]))];
}

function valueAt(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>((inner, part) => Reflect.get(Object(inner), part), value);
}

test("every value of any JSON is found where it is, whatever the text is laid out like", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 2, "\t"), (value, space) => {
      const text = JSON.stringify(value, null, space);
      const parsed: unknown = JSON.parse(text);
      for (const path of pathsOf(parsed)) {
        const place = placeInJson(text, path);
        if (place === null) throw new Error(`not found: ${JSON.stringify(path)}`);
        const found = text.slice(place.start, place.end);
        const name = path.at(-1);
        const written = typeof name === "string" ? `{${found}}` : found;
        const read: unknown = JSON.parse(written);
        expect(typeof name === "string" ? Reflect.get(Object(read), name) : read).toEqual(valueAt(parsed, path));
      }
    }),
  );
});

test("what is not there is not found, in any text", () => {
  expect(placeInJson('{"a":[1]}', ["a", 1])).toBeNull();
  expect(placeInJson('{"a":[1]}', ["b"])).toBeNull();
  expect(placeInJson('{"a":1}', ["a", "b"])).toBeNull();
  fc.assert(
    fc.property(fc.string(), fc.array(fc.oneof(fc.string(), fc.nat(5))), (text, path) => {
      const place = placeInJson(text, path);
      if (place !== null) expect(place.start).toBeLessThanOrEqual(place.end);
    }),
  );
});

test("what is before a mistake is found, so that it can be marked while one types", () => {
  const text = '{ "rulesets": { "mine": { "kind": "balance" }, "other": { "kind": ';
  expect(placeInJson(text, ["rulesets", "mine", "kind"])).toEqual({ start: 26, end: 43 });
  expect(placeInJson(text, ["rulesets", "other"])).toBeNull();
});

test("a field is a path", () => {
  expect(pathOfField("rules[0].when[1].test")).toEqual(["rules", 0, "when", 1, "test"]);
  expect(pathOfField("kind")).toEqual(["kind"]);
});
