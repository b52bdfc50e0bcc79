import { parseSync, Visitor } from "oxc-parser";
import { PlainFailure } from "../lib/step.mjs";
import type { SourceFile } from "../rooms/checkRooms.mts";

/**
 * The bundle that translators start from: each sentence the host passes to `l10n.t`, as its own English.
 * @param files the source of the host
 * @param further what the host translates and has from elsewhere
 * @throws PlainFailure which sentences are put together at run time: no bundle can hold them
 */
export function l10nBundle(files: readonly SourceFile[], further: readonly string[]): Readonly<Record<string, string>> {
  const found = files.filter(({ text }) => text.includes("l10n")).map((file) => ({ file, ...sentencesIn(file) }));
  const computed = found.flatMap(({ file, computed }) => computed.map((line) => `  ${file.path}:${line}`));
  if (computed.length > 0) {
    throw new PlainFailure(`The first argument of l10n.t has to be a plain string:\n${computed.join("\n")}`);
  }
  const sentences = new Set([...found.flatMap(({ sentences }) => sentences), ...further]);
  return Object.fromEntries([...sentences].sort().map((sentence) => [sentence, sentence]));
}

/** The sentences of one file, and the lines of calls whose sentence cannot be read. */
function sentencesIn({ path, text }: SourceFile): {
  readonly sentences: readonly string[];
  readonly computed: readonly number[];
} {
  const sentences: string[] = [];
  const computed: number[] = [];
  new Visitor({
    CallExpression: ({ callee, arguments: [first], start }) => {
      if (callee.type !== "MemberExpression" || nameOf(callee.property) !== "t") return;
      const { object } = callee;
      if (nameOf(object.type === "MemberExpression" ? object.property : object) !== "l10n") return;
      if (first?.type === "Literal" && typeof first.value === "string") sentences.push(first.value);
      else computed.push(text.slice(0, start).split("\n").length);
    },
  }).visit(parseSync(path, text).program);
  return { sentences, computed };
}

function nameOf(node: { readonly type: string }): string | null {
  return node.type === "Identifier" && "name" in node ? String(node.name) : null;
}
