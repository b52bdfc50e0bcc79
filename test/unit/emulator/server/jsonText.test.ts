import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonText, unchanging } from "../../../../src/emulator/wire/jsonText.ts";

const row = fc.dictionary(fc.string({ unit: "binary" }), fc.oneof(fc.jsonValue(), fc.constant(undefined)));

test("the text is the one JSON.stringify makes, and so long, whether rows, lists and objects are kept or not", () => {
  const kept = fc.tuple(row, fc.boolean()).map(([each, keep]) => (keep ? unchanging(each) : each));
  const rows = fc.tuple(fc.array(kept), fc.boolean()).map(([each, keep]) => (keep ? unchanging(each) : each));
  const list = fc.oneof(rows, fc.array(fc.oneof(fc.jsonValue(), fc.constant(undefined))));
  const value = fc.oneof(list, kept, fc.jsonValue(), fc.constant(undefined));
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: "binary" }), value), (answer) => {
      const text = JSON.stringify(answer);
      expect(jsonText(answer)).toEqual({ text, bytes: Buffer.byteLength(text) });
    }),
  );
});
