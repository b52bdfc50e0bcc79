import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonText, unchanging } from "../../../src/emulator/wire/jsonText.ts";

const row = fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), fc.constant(undefined)));

test("the text is the one JSON.stringify makes, whether rows are kept or not", () => {
  const rows = fc
    .array(fc.tuple(row, fc.boolean()))
    .map((drawn) => drawn.map(([each, keep]) => (keep ? unchanging(each) : each)));
  const list = fc.oneof(rows, fc.array(fc.oneof(fc.jsonValue(), fc.constant(undefined))));
  const value = fc.oneof(list, fc.jsonValue(), fc.constant(undefined));
  fc.assert(
    fc.property(fc.dictionary(fc.string(), value), (answer) => {
      expect(jsonText(answer)).toBe(JSON.stringify(answer));
    }),
  );
});
