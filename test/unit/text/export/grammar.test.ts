import { createRequire } from "node:module";
import { Language, type Node, Parser } from "@vscode/tree-sitter-wasm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import type { Reading } from "../../../../src/core/reading/reading.ts";
import { type SnippetLanguage, snippetLanguages } from "../../../../src/core/snippetLanguage.ts";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { readingAs } from "../../../../src/text/export/callAsCode/readingAs.ts";
import { checking } from "../../../builders/accounts.ts";
import { comparisonOf, signalFacts, skippedReading } from "../../../builders/comparison.ts";
import { type RunningScenario, runScenario } from "../../../builders/runningScenario.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });
const wasm = (name: string) => createRequire(import.meta.url).resolve(`@vscode/tree-sitter-wasm/wasm/${name}.wasm`);

const grammars: Readonly<Record<SnippetLanguage, string>> = {
  curl: "tree-sitter-bash",
  powershell: "tree-sitter-powershell",
  node: "tree-sitter-javascript",
  python: "tree-sitter-python",
  ruby: "tree-sitter-ruby",
  go: "tree-sitter-go",
  java: "tree-sitter-java",
};

const hostile = `$(touch x)\`touch x\`"';\\ #{1} #$0 \${HOME} %s \u00e9\u2028\n"@\n'@\nJSON\n*/ //`;

/** Everything a call can ask: accounts by ids that would be code, an oldest time, a debit. */
function callsWith(accountId: string): readonly { readonly comparison: Comparison; readonly reading: Reading }[] {
  const base = comparisonOf({
    evaluation: { signal: signalFacts({ accountId }), available: 1 },
    cached: [checking({ available: 1 })],
  });
  const options = { ...base.plan.options, accountIds: [accountId], minLastUpdatedDatetime: "2026-03-01T00:00:00.000Z" };
  const comparison = { ...base, plan: { ...base.plan, options } };
  const evaluated = comparison.readings.find(({ kind }) => kind === "evaluated");
  const named = (["/accounts/get", "/accounts/balance/get", "/transactions/sync"] as const).map((endpoint) =>
    skippedReading("cached", endpoint, "cancelled"),
  );
  return [...named, ...(evaluated === undefined ? [] : [evaluated])].map((reading) => ({ comparison, reading }));
}

let scenario: RunningScenario;
const parsers = new Map<SnippetLanguage, Parser>();
beforeAll(async () => {
  scenario = await runScenario("daily-refresh");
  await Parser.init({ locateFile: () => wasm("tree-sitter") });
  for (const language of snippetLanguages) {
    const parser = new Parser();
    parser.setLanguage(await Language.load(wasm(grammars[language])));
    parsers.set(language, parser);
  }
});
afterAll(() => scenario.close());

function parsed(language: SnippetLanguage, code: string): Node {
  const tree = parsers.get(language)?.parse(code);
  if (tree == null) throw new Error(`no grammar of ${language}`);
  return tree.rootNode;
}

/** What the grammar could not read, by its place. */
function faultsIn(node: Node): readonly string[] {
  if (!node.hasError) return [];
  const own = node.isError || node.isMissing ? [`line ${node.startPosition.row + 1}: ${node.text.slice(0, 60)}`] : [];
  return [...own, ...node.children.flatMap((child) => (child === null ? [] : faultsIn(child)))];
}

function codeOf(language: SnippetLanguage, comparison: Comparison, reading: Reading): string {
  const code = readingAs({ comparison, reading, language, baseUrl: "http://127.0.0.1:8700" }, context);
  if (code === null) throw new Error(`no code for ${reading.id}`);
  return code;
}

describe.each(snippetLanguages)("a call copied as %s", (language) => {
  test("is of that language, whatever was asked", () => {
    const calls = [
      ...scenario.comparison.readings.map((reading) => ({ comparison: scenario.comparison, reading })),
      ...callsWith(hostile),
    ];
    expect(calls.length).toBeGreaterThan(20);
    for (const { comparison, reading } of calls) {
      const code = codeOf(language, comparison, reading);
      expect(faultsIn(parsed(language, code)), `${reading.id}\n${code}`).toEqual([]);
    }
  });

  test("is the same program whatever an account is called: what is asked adds no statement", () => {
    const shape = (node: Node): string => {
      const inner = node.namedChildren.flatMap((child) => (child === null ? [] : [shape(child)]));
      // What a literal is made of is its own affair; what is run stands outside it.
      return /string|literal|heredoc|content/.test(node.type) ? node.type : `${node.type}(${inner.join(" ")})`;
    };
    for (const [index, { comparison, reading }] of callsWith(hostile).entries()) {
      const plain = callsWith("plain")[index];
      if (plain === undefined) throw new Error("no plain call");
      const [one, other] = [codeOf(language, comparison, reading), codeOf(language, plain.comparison, plain.reading)];
      expect(shape(parsed(language, one)), one).toBe(shape(parsed(language, other)));
    }
  });

  test("is not taken by its grammar where it breaks off: a parse proves something", () => {
    const { comparison, reading } = callsWith("plain")[0] ?? {};
    if (comparison === undefined || reading === undefined) throw new Error("no call");
    const lines = codeOf(language, comparison, reading).trimEnd().split("\n");
    const cut = lines.map((_, end) => lines.slice(0, end).join("\n"));
    expect(cut.filter((code) => faultsIn(parsed(language, code)).length > 0)).not.toEqual([]);
  });
});
