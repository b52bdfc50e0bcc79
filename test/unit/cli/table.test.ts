import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { displayWidth, pad, truncate, wrap } from "../../../src/cli/terminal/displayWidth.ts";
import { drawTable, type Table } from "../../../src/cli/terminal/table.ts";

describe("the width of a text", () => {
  test.each([
    ["", 0],
    ["Checking", 8],
    ["••0000", 6],
    ["…→–✗", 4],
    ["普通預金", 8],
    ["ｶﾀｶﾅ", 4],
    ["カタカナ", 8],
    ["당좌", 4],
    ["ＡＢ", 4],
    ["e\u0301te\u0301", 3],
    ["👩‍👩‍👧‍👦", 2],
    ["🇬🇧", 2],
    ["❤️", 2],
    ["עברית", 5],
    ["\u200b\u200d", 0],
  ])("%j is %i", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

/** A text of no words is one empty line. */
function wordsOf(text: string): readonly string[] {
  const found = text.split(" ").filter((word) => word !== "");
  return found.length === 0 ? [""] : found;
}

const words = fc.string({ unit: fc.constantFrom("a", "Z", "9", " ", "預", "👩‍👧", "e\u0301", "•"), maxLength: 30 });

test("a truncated text never takes more than it may, and is left alone when it fits", () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 0, max: 40 }), (text, width) => {
      const short = truncate(text, width);
      expect(displayWidth(short)).toBeLessThanOrEqual(width);
      if (displayWidth(text) <= width) expect(short).toBe(text);
    }),
  );
});

test("padding fills to the width on the other side", () => {
  expect(pad("預金", 6, "left")).toBe("  預金");
  expect(pad("ab", 4, "right")).toBe("ab  ");
  expect(pad("abc", 2, "right")).toBe("abc");
});

test("wrapping loses no word and breaks only at spaces", () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 20 }), (text, width) => {
      const lines = wrap(text, width);
      expect(lines.join(" ").split(" ")).toEqual(wordsOf(text));
      for (const line of lines) if (line.includes(" ")) expect(displayWidth(line.trimEnd())).toBeLessThanOrEqual(width);
    }),
  );
});

describe("a table", () => {
  const column = (head: string, ...cells: string[]) => ({
    head: [{ text: head }],
    cells: cells.map((text) => [{ text }]),
  });

  test("has names to the left and numbers to the right, under each other", () => {
    const table: Table = {
      rowNames: column("Account", "預金", "Savings"),
      columns: [column("Cached", "1.00", "12,345.00")],
    };
    expect(drawTable(table, 40)).toEqual([
      "Account     Cached",
      "──────────────────",
      "預金          1.00",
      "Savings  12,345.00",
    ]);
  });

  test("gives a name whose row has no cells the whole width, and cuts one beside numbers", () => {
    const table: Table = {
      rowNames: column("", "A heading that is long", "A name that is long"),
      columns: [{ head: [{ text: "n" }], cells: [[], [{ text: "1,234" }]] }],
    };
    expect(drawTable(table, 24).slice(2)).toEqual(["A heading that is long", "A name that is l…  1,234"]);
  });

  test("never cuts a number, stays in its width where the numbers do, and is equally wide in colour", () => {
    const cell = fc.string({ unit: fc.constantFrom("1", ",", "$", "x", "預"), minLength: 1, maxLength: 12 });
    const shape = fc.record({
      names: fc.array(words, { minLength: 1, maxLength: 4 }),
      columns: fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
      width: fc.integer({ min: 40, max: 100 }),
    });
    fc.assert(
      fc.property(shape, ({ names, columns, width }) => {
        const red = (text: string) => `\u001b[31m${text}\u001b[39m`;
        const build = (style?: (text: string) => string): Table => ({
          rowNames: column("", ...names),
          columns: columns.map((cells) => ({
            head: [{ text: "head" }],
            cells: names.map((_, row) => [{ text: cells[row] ?? "", ...(style && { style }) }]),
          })),
        });
        const plain = drawTable(build(), width);
        const numbers = 12 + columns.length * 26;
        if (numbers <= width) for (const line of plain) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        for (const cells of columns)
          for (const text of cells.slice(0, names.length)) expect(plain.join("\n")).toContain(text);
        const coloured = drawTable(build(red), width).map(stripVTControlCharacters);
        expect(coloured.map((line) => line.trimEnd())).toEqual(plain);
      }),
    );
  });
});
