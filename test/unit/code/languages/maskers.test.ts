import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findCalls } from "../../../../src/code/calls/findCalls.ts";
import { codeLanguages } from "../../../../src/code/languages/language.ts";
import { contentOf } from "../../../../src/code/languages/maskedSource.ts";
import { maskSource } from "../../../../src/code/languages/maskSource.ts";
import { pieces } from "../support/forms.ts";
import { type Program, programs, unfinishedPrograms } from "../support/programs.ts";

describe.each(pieces)("$language", (each) => {
  function check(program: Program): void {
    const source = maskSource(each.language, program.text);
    // The import of the prologue is a string too, of its own words.
    const quotedBefore = source.strings.filter(({ end }) => end <= each.before.length).length;
    expect(source.code.slice(each.before.length)).toBe(program.code.slice(each.before.length));
    expect(source.strings.slice(quotedBefore).map((string) => contentOf(source, string))).toEqual(program.strings);
    expect(source.comments.map(({ start, end }) => program.text.slice(start, end))).toEqual(program.comments);
    expect(findCalls(source).map(({ start }) => start)).toEqual(program.calls);
  }

  test("a program is its code, and the calls in it are those in the code", () => {
    fc.assert(fc.property(programs(each), check), { numRuns: 150 });
  });

  test("what is never closed ends with its line or with the text, as the language has it", () => {
    fc.assert(fc.property(unfinishedPrograms(each), check), { numRuns: 150 });
  });
});

describe("a sign of Ruby's with two meanings", () => {
  const call = "client.accounts_balance_get(request)";
  const codeOf = (text: string) => maskSource("ruby", `${text}\n${call}\n`).code;

  test.each([
    ["when ?' then 1", "when ?  then 1"],
    ['return ?"', "return ? "],
    ["x.then ?'a':'b'", "x.then ?' ':' '"],
    ['b ?"x":"y"', 'b ?" ":" "'],
  ])("%s asks only where no operand has to come", (text, code) => {
    expect(codeOf(text)).toBe(`${code}\n${call}\n`);
  });

  test.each([
    ["items <<Account.new(1)", "items <<Account.new(1)"],
    ["mask = value <<BITS", "mask = value <<BITS"],
    ["mask = value <<BITS\nBITS.inspect", "mask = value <<BITS\nBITS.inspect"],
    ['@errors <<"bad token"', '@errors <<"         "'],
    ["errors <<'bad token'", "errors <<'         '"],
    ['$log <<"x"', '$log <<" "'],
    ["class <<Plaid", "class <<Plaid"],
    // Behind the heredoc, the same sign pushes.
    ["puts <<A\nit's\nA\nlist <<A", "puts <<A\n    \n \nlist <<A"],
    ['puts <<"A b", <<C\r\nit\'s\r\nA b\r\n"\r\nC\r', 'puts <<"A b", <<C\r\n    \r\n   \r\n \r\n \r'],
    ["sql = <<A\nit's", null],
  ])("%j begins a heredoc only where it has its end, or nothing else can be meant", (text, code) => {
    expect(codeOf(text).includes(call)).toBe(code !== null);
    if (code !== null) expect(codeOf(text)).toBe(`${code}\n${call}\n`);
  });
});

const signs = [
  ...[
    "'",
    '"',
    "`",
    '"""',
    "'''",
    "\\",
    "/",
    "//",
    "/*",
    "*/",
    "#",
    "${",
    "#{",
    "{",
    "}",
    "{{",
    "(",
    ")",
    "[",
    "]",
    "<",
    ">",
  ],
  ...[
    "</a>",
    "<a ",
    "/>",
    "=>",
    ":",
    "?",
    "%w",
    "%",
    "<<~A",
    "<<-'B'",
    "A",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "=begin",
    "=end",
  ],
  ...[
    "__END__",
    "f",
    "rb",
    "return",
    "client.accountsGet(",
    "client.accounts_get(",
    "plaid",
    "\u2028",
    "𝒳",
    "\ud800",
    "$",
    "!",
    "&.",
  ],
];

describe.each(codeLanguages)("any text as %s", (language) => {
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.array(fc.constantFrom(...signs), { maxLength: 60 }).map((parts) => parts.join("")),
  );

  test("keeps its length, its lines and whatever is not blanked; its ranges are in order and in the text", () => {
    const property = fc.property(texts, (text) => {
      const source = maskSource(language, text);
      expect(source.code.length).toBe(text.length);
      expect(source.code.replace(/[^\r\n]/g, " ")).toBe(text.replace(/[^\r\n]/g, " "));
      const changed = source.code.split("").filter((unit, at) => unit !== " " && unit !== text[at]);
      expect(changed).toEqual([]);
      for (const { start, end, content, holes } of source.strings) {
        const places = [start, content.start, ...holes.flatMap((hole) => [hole.start, hole.end]), content.end, end];
        expect([start, content.start, content.end, end]).toEqual(
          [start, content.start, content.end, end].sort((one, other) => one - other),
        );
        expect(Math.min(...places)).toBe(start);
        expect(Math.max(...places)).toBe(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      const starts = source.strings.map(({ start }) => start);
      expect(starts).toEqual(starts.toSorted((one, other) => one - other));
      for (const { start, end } of source.comments) expect(source.code.slice(start, end).trim()).toBe("");
      for (const call of findCalls(source)) {
        expect(text.slice(call.start, call.end)).toBe(call.name);
        expect(call.argumentsStart).toBeLessThanOrEqual(call.argumentsEnd);
        expect(call.argumentsEnd).toBeLessThanOrEqual(text.length);
      }
    });
    fc.assert(property, { numRuns: 400 });
  });
});
