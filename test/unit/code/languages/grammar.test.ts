import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Language, type Node, Parser } from "@vscode/tree-sitter-wasm";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { CodeLanguage } from "../../../../src/code/languages/language.ts";
import { maskSource } from "../../../../src/code/languages/maskSource.ts";
import { type Pieces, pieces } from "../support/forms.ts";
import { programs } from "../support/programs.ts";

const wasm = (name: string) => createRequire(import.meta.url).resolve(`@vscode/tree-sitter-wasm/wasm/${name}.wasm`);

/** What each grammar calls text that is no code, and the code inside it. */
const hiddenNodes: Readonly<Partial<Record<CodeLanguage, string>>> = {
  typescript: "comment string_fragment escape_sequence regex_pattern jsx_text hash_bang_line html_character_reference",
  python: "comment string_content",
  ruby: "comment string_content escape_sequence heredoc_content heredoc_end uninterpreted character",
  go: "comment interpreted_string_literal_content raw_string_literal_content escape_sequence rune_literal",
  java: "line_comment block_comment string_fragment multiline_string_fragment escape_sequence character_literal",
};
const codeNodes = new Set(["interpolation", "template_substitution", "jsx_expression"]);

const parsers = new Map<string, Parser>();
beforeAll(async () => {
  await Parser.init({ locateFile: () => wasm("tree-sitter") });
  for (const grammar of [...pieces.map((each) => each.grammar), "tree-sitter-typescript"]) {
    const parser = new Parser();
    parser.setLanguage(await Language.load(wasm(grammar)));
    parsers.set(grammar, parser);
  }
});

/** A text with the letters and digits that its grammar says are no code as spaces; the other signs are left out. */
function lettersByGrammar(language: CodeLanguage, grammar: string, text: string): string {
  const tree = parsers.get(grammar)?.parse(text);
  if (tree == null) throw new Error(`no grammar ${grammar}`);
  expect(faultsIn(tree.rootNode)).toEqual([]);
  const hidden = new Uint8Array(text.length);
  const names = new Set(hiddenNodes[language]?.split(" "));
  const visit = (node: Node): void => {
    if (names.has(node.type)) hidden.fill(1, node.startIndex, node.endIndex);
    else if (codeNodes.has(node.type)) hidden.fill(0, node.startIndex, node.endIndex);
    for (const child of node.children) if (child !== null) visit(child);
  };
  visit(tree.rootNode);
  tree.delete();
  return letters(text, (at) => hidden[at] === 1);
}

function lettersByMask(language: CodeLanguage, text: string): string {
  const { code } = maskSource(language, text);
  return letters(text, (at) => code[at] === " ");
}

function letters(text: string, isHidden: (at: number) => boolean): string {
  return Array.from(text.matchAll(/[A-Za-z0-9]|\n/g), ({ 0: letter, index }) =>
    letter !== "\n" && isHidden(index) ? " " : letter,
  ).join("");
}

function faultsIn(node: Node): readonly string[] {
  if (!node.hasError) return [];
  const own = node.isError || node.isMissing ? [`line ${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`] : [];
  return [...own, ...node.children.flatMap((child) => (child === null ? [] : faultsIn(child)))];
}

/** What the generator of programs has no piece for. */
const written: Readonly<Partial<Record<CodeLanguage, string>>> = {
  ruby: `
=begin
client.item_get(r) "it's
=end
class A < B
  x = y / 2 / 3; puts "#{a["b"]} c" 'd'
  sql = run(<<~SQL, <<-'RAW'.strip, other(r))
    select #{client.item_get(%w[a b].first)} it's "
    SQL
    #{client.item_get} \\
    RAW
  def /(o) = o
  def call = list << VALUE
  z = %q(a (b) c) + ?" + (a ? b : c) + { "k": :/, l: :"m n" }.to_s
  puts /['"#{x}]/i if s =~ %r{/a'}x
  puts [1, 2].map { |n| n / 2 }.sum / 3, $', a.end / 2
end
__END__
client.item_get(r) "
`,
  typescript: `#!/usr/bin/env node
const a = b / c / d, e = (f) / g, h = i++ / 2 / j;
const k = /['"\`/]/.test(l) ? [1] / 2 : { m: 1 } / 2;
if (n) /o'p/.test(q);
const r = \`s \${t ? \`u \${{ v: "w" }.v} x\` : 'y'} z\`;
const link = (<T extends object>(x: T) => x)<A | B>(y), cast = 1 < 2 && z > 3;
const page = <A.B c="d's" {...e} f={<g.h />} i='j "k"'>It's {/* l */} // m "n" {o ? <p>q's</p> : null} &amp;<></></A.B>;
function s() { return /t's/g; }
label: for (;;) { break label; } /u's/.exec(v);
const w = x!/ 2 / y, z2 = this.return / 3 / 4, aa = typeof /b's/;
`,
  python: `
x = f"a{b['c']:>{d}} {{e}} {f!r} {'g' 'h'}" rb'i\\'j' "k"
def l(): "m's"; return 'n' if o else """p "q" ''' r"""
y = f'''s{
  t["u"]
}v''' + 'w\\
x'
`,
  go: "package main\nfunc f() { a := `b \\`; c := '\\''; d := \"e\\\"f\" /* g ' */; h := 'i' // j \"\n}\n",
  java: `class A { String b = """
  c "d" \\""" e
  """; char f = '"', g = '\\''; /** h's */ int i = 1 / 2; // j "
}`,
};

describe.each(pieces)("$language agrees with the grammar of its language", (each: Pieces) => {
  test("on generated programs, all of which are of that language", () => {
    for (const { text } of fc.sample(programs(each), { numRuns: 80, seed: 11 })) {
      expect(lettersByMask(each.language, text)).toBe(lettersByGrammar(each.language, each.grammar, text));
    }
  });

  test("on what is rare", () => {
    const text = written[each.language] ?? "";
    expect(lettersByMask(each.language, text)).toBe(lettersByGrammar(each.language, each.grammar, text));
  });
});

test("TypeScript agrees with its grammar on the sources of this very room, and of another", () => {
  const files = ["src/code", "src/core/saved"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => path.join(folder, file)),
  );
  expect(files.length).toBeGreaterThan(30);
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    expect([file, lettersByMask("typescript", text)]).toEqual([
      file,
      lettersByGrammar("typescript", "tree-sitter-typescript", text),
    ]);
  }
});
