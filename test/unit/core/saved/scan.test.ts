import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { openSavedInSteps } from "../../../../src/core/saved/openSaved.ts";
import { readLiteral } from "../../../../src/core/saved/scan/readLiteral.ts";
import { scanText } from "../../../../src/core/saved/scan/scanText.ts";
import { truncatedValue } from "../../../../src/core/saved/scan/truncatedValue.ts";
import * as print from "./support/printers.ts";
import { cached, openedAt, readAs } from "./support/readForms.ts";

const C = JSON.stringify(cached);

function valuesIn(text: string): readonly unknown[] {
  const values: unknown[] = [];
  const scan = scanText(text, { value: ({ value }) => void values.push(value), others() {}, cut() {} });
  while (scan.next().done !== true);
  return values;
}

describe("values in a text", () => {
  test("any objects come back, whatever prose is between them", () => {
    const prose = fc.string().map((text) => text.replaceAll(/[{}[\]"'`<>#()=:\\]/g, ""));
    // With a field of an answer in it, since what has none is not even read.
    const object = fc.dictionary(fc.string(), fc.jsonValue()).map((each) => ({ ...each, balances: 1 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(prose, object)), (parts) => {
        const text = parts.map(([before, value]) => `${before}${JSON.stringify(value)}`).join("\n");
        expect(valuesIn(text)).toEqual(parts.map(([, value]) => JSON.parse(JSON.stringify(value))));
      }),
    );
  });

  test("any text is read to its end, and nothing is thrown", () => {
    const odd = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      '"',
      "'",
      "`",
      ":",
      "=>",
      "=",
      ",",
      "(",
      ")",
      "#<",
      "map[",
      "class A {\n",
      "\n",
      "\\",
      "a",
      "balances",
      "1",
      " ",
    );
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 80 }), (parts) => {
        readAs(parts.join(""));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ["[", 60_000],
    ["{", 60_000],
    ["[1,", 20_000],
    ['{"a":', 10_000],
    ["['", 20_000],
    ['["', 20_000],
    ["[]", 20_000],
    ["A(a=", 10_000],
    ["map[a:", 10_000],
    ["array (\n", 10_000],
    ["#<A @a=", 10_000],
    ["A", 100_000],
    ['\\"{', 60_000],
  ])("a text of %s alone ends, and the answer behind it is found", (part, count) => {
    const text = `${part.repeat(count)} balances\n2026-03-01T12:00:00Z POST /accounts/get ${C}\n`;
    expect(readAs(text).read).toBeLessThanOrEqual(1);
    expect(readAs(`${part.repeat(count)}\n${C}\n`).problems.length).toBeLessThanOrEqual(1);
  });

  test("what languages print is read as what it was made of", () => {
    // Texts that each of them writes alike: without quotes and backslashes.
    const word = fc.stringMatching(/^[a-z][a-z_]{0,8}$/);
    const leaf = fc.oneof(word, fc.integer(), fc.constant(null), fc.boolean());
    const tree = fc.letrec<{ value: unknown; map: Record<string, unknown> }>((tie) => ({
      value: fc.oneof({ depthSize: "small" }, leaf, fc.array(leaf, { minLength: 1, maxLength: 3 }), tie("map")),
      map: fc.dictionary(word, tie("value"), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
    })).map;
    fc.assert(
      fc.property(tree, (value) => {
        for (const each of [JSON.stringify, print.ruby, print.ruby34, print.php]) {
          expect(readLiteral(each(value), 0)).toMatchObject({ ok: true, value });
        }
      }),
    );
  });
});

test.each([
  ["a Date", "#<Date: 2026-03-01 ((2461101j,0s,0n),+0s,2299161j)>", "2026-03-01"],
  [
    "a DateTime",
    "#<DateTime: 2026-03-01T12:00:00+00:00 ((2461101j,43200s,0n),+0s,2299161j)>",
    "2026-03-01T12:00:00+00:00",
  ],
  ["a Time", "2026-03-01 12:00:00 UTC", "2026-03-01 12:00:00 UTC"],
  ["a Date in Rails", "Sun, 01 Mar 2026", "2026-03-01"],
])("%s in what Ruby prints of an object is read", (_name, printed, value) => {
  const text = `#<Plaid::Transaction:0x000078e1 @amount=5.5, @date=${printed}, @pending=true>`;
  expect(readLiteral(text, 0)).toMatchObject({ ok: true, value: { amount: 5.5, date: value, pending: true } });
});

test("a day of no calendar in what Rails prints is not made up, and the object around it is read", () => {
  expect(readLiteral('{"date"=>Sun, 99 Mar 2026, "pending"=>true}', 0)).toMatchObject({
    ok: true,
    value: { date: truncatedValue, pending: true },
  });
});

test("PHP's arrays are read as maps and as lists, in both of its syntaxes and with the numbers of their places", () => {
  const value = { a: { b: 1, c: ["x", { d: null }] }, e: ["y"], f: [] };
  for (const text of [
    "['a' => ['b' => 1, 'c' => ['x', ['d' => NULL]]], 'e' => ['y'], 'f' => []]",
    "['a' => array('b' => 1, 'c' => array('x', array('d' => null))), 'e' => array('y'), 'f' => array()]",
    "['a' => \n  array (\n    'b' => 1,\n    'c' => \n    array (\n      0 => 'x',\n      1 => \n      array (\n        'd' => NULL,\n      ),\n    ),\n  ),\n  'e' => \n  array (\n    0 => 'y',\n  ),\n  'f' => \n  array (\n  ),\n]",
  ]) {
    expect(readLiteral(text, 0)).toMatchObject({ ok: true, value });
  }
});

test("a list of very many objects that breaks off is read as they are", () => {
  const read = readLiteral(`[${"{}, ".repeat(200_000)}@`, 0);
  expect(read.ok || read.inside.length).toBe(200_000);
});

describe("the work of reading grows with the text alone", () => {
  test("a log of many lines about Items, and without a bracket, is searched for brackets once", () => {
    const text = "2026-03-01T12:00:00Z level=info msg=synced item_id=abc duration=120ms\n".repeat(500);
    let searched = 0;
    const { exec } = RegExp.prototype;
    const spy = vi.spyOn(RegExp.prototype, "exec").mockImplementation(function (this: RegExp, given) {
      const from = this.global ? this.lastIndex : given.length;
      const found = exec.call(this, given);
      searched += (found?.index ?? given.length) - from;
      return found;
    });
    expect(valuesIn(text)).toEqual([]);
    spy.mockRestore();
    expect(searched).toBeLessThan(4 * text.length);
  });

  test("a line of many responses is searched for its start and its end once, and is one record", () => {
    const text = `\n2026-03-01T12:00:00Z POST /accounts/get ${C.repeat(60)}`;
    let searched = 0;
    const { indexOf, lastIndexOf } = String.prototype;
    const forward = vi.spyOn(String.prototype, "indexOf").mockImplementation(function (this: string, sign, from = 0) {
      const found = indexOf.call(this, sign, from);
      if (sign === "\n") searched += (found < 0 ? this.length : found) - from;
      return found;
    });
    const back = vi.spyOn(String.prototype, "lastIndexOf").mockImplementation(function (this: string, sign, from) {
      const found = lastIndexOf.call(this, sign, from);
      if (sign === "\n") searched += (from ?? this.length) - found;
      return found;
    });
    const { readings } = readAs(text);
    forward.mockRestore();
    back.mockRestore();
    expect(searched).toBeLessThan(8 * text.length);
    expect(new Set(readings.map(({ at }) => at))).toEqual(new Set(["2026-03-01T12:00:00.000Z"]));
  });
});

test("reading tells how far it is, and can be left between two steps", () => {
  const text = `${`${"x".repeat(999)}\n`.repeat(3000)}${C}`;
  const steps = openSavedInSteps([{ source: "a.log", text }], { openedAt, id: "s" });
  const progress: number[] = [];
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) progress.push(step.value.done / step.value.total);
  expect(progress.length).toBeGreaterThan(1);
  expect(progress).toEqual(progress.toSorted((one, other) => one - other));
  expect(step.value.read).toBe(1);
});
