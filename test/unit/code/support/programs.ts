import fc from "fast-check";
import type { Form, Pieces } from "./forms.ts";

/** A program whose generator knows what is code in it. */
export interface Program {
  readonly text: string;
  /** With every hidden character as a space. */
  readonly code: string;
  /** The calls in code, by where their names begin. */
  readonly calls: readonly number[];
  readonly strings: readonly string[];
  readonly comments: readonly string[];
}

type Segment =
  | { readonly kind: "code" | "hidden" | "call"; readonly text: string; readonly of?: never }
  /** A string or comment begins or ends. */
  | { readonly kind: "begin" | "end"; readonly of: "string" | "comment"; readonly text?: never };

const code = (text: string): Segment => ({ kind: "code", text });
const hidden = (text: string): Segment => ({ kind: "hidden", text });

/** Text of any kind that a language might mistake for its signs, and calls that are none. */
function hiddenText(method: string): fc.Arbitrary<string> {
  const fake = `client.${method}(x)`;
  const signs = [
    "'",
    '"',
    "`",
    "\\",
    "//",
    "/*",
    "*/",
    "#",
    "${",
    "#{",
    "{",
    "}",
    "<a>",
    "</a>",
    "(",
    ")",
    "[",
    "]",
    "\n",
    "é",
    "=begin",
    "<<~A",
    "%w[",
  ];
  return fc.array(fc.constantFrom(fake, fake, " ", "a b", ...signs), { maxLength: 8 }).map((parts) => parts.join(""));
}

/** A call in code, with something behind its request. */
function call({ method }: Pieces, argument: readonly Segment[]): readonly Segment[] {
  const behind = argument.length === 0 ? [] : [code(", "), ...argument];
  return [code("client."), { kind: "call", text: method }, code("(request"), ...behind, code(")")];
}

function written(form: Form, texts: readonly string[], inside: readonly Segment[]): readonly Segment[] {
  const [first = "", second = ""] = texts;
  const of = form.kind === "comment" ? "comment" : "string";
  const content =
    form.hole === null || inside.length === 0
      ? [hidden(form.write(first))]
      : [hidden(form.write(first)), code(form.hole[0]), ...inside, code(form.hole[1]), hidden(form.write(second))];
  if (form.kind === "comment") {
    return [{ kind: "begin", of }, hidden(form.open), ...content, hidden(form.close), { kind: "end", of }];
  }
  if (form.kind === "other") return [code(form.open), ...content, code(form.close)];
  return [code(form.open), { kind: "begin", of }, ...content, { kind: "end", of }, code(form.close)];
}

function expression(pieces: Pieces, depth: number): fc.Arbitrary<readonly Segment[]> {
  const text = hiddenText(pieces.method);
  const plain = fc.constantFrom([code("1 / 2")], [code("one")], [code("(1 + one) / 3")]);
  if (depth === 0) return plain;
  const inner = expression(pieces, depth - 1);
  const forms = pieces.forms.filter(({ kind }) => kind !== "comment");
  return fc.oneof(
    plain,
    inner.map((argument) => call(pieces, argument)),
    fc
      .record({ form: fc.constantFrom(...forms), texts: fc.tuple(text, text), inside: fc.option(inner, { nil: [] }) })
      // The brackets of a call begin and end a hole, whatever is in it.
      .map(({ form, texts, inside }) => written(form, texts, inside.length === 0 ? [] : call(pieces, inside))),
  );
}

function line(pieces: Pieces): fc.Arbitrary<readonly Segment[]> {
  const [before, after] = pieces.statement;
  const comments = pieces.forms.filter(({ kind }) => kind === "comment");
  return fc.oneof(
    { weight: 3, arbitrary: expression(pieces, 2).map((inside) => [code(before), ...inside, code(after)]) },
    {
      weight: 1,
      arbitrary: fc
        .record({ form: fc.constantFrom(...comments), text: hiddenText(pieces.method) })
        .map(({ form, text }) => [...written(form, [text], []), code("\n")]),
    },
  );
}

/** Whole programs: every string and comment is closed. */
export function programs(pieces: Pieces): fc.Arbitrary<Program> {
  return fc
    .array(line(pieces), { maxLength: 8 })
    .map((lines) => assembled([code(pieces.before), ...lines.flat(), code(pieces.after)]));
}

/** Programs that are being typed: the last string or comment is not closed. What ends with its line has a call behind it. */
export function unfinishedPrograms(pieces: Pieces): fc.Arbitrary<Program> {
  return fc
    .record({
      lines: fc.array(line(pieces), { maxLength: 4 }),
      form: fc.constantFrom(...pieces.forms.filter(({ kind }) => kind !== "other")),
      text: hiddenText(pieces.method),
    })
    .map(({ lines, form, text }) => {
      const [before, after] = pieces.statement;
      const open = written({ ...form, close: "" }, [text], []);
      const behind =
        form.unfinished === "line"
          ? [code("\n"), code(before), ...call(pieces, []), code(after), code(pieces.after)]
          : [];
      const isComment = form.kind === "comment";
      return assembled([
        code(pieces.before),
        ...lines.flat(),
        ...(isComment ? [] : [code(before)]),
        ...open,
        ...behind,
      ]);
    });
}

function assembled(segments: readonly Segment[]): Program {
  let text = "";
  let masked = "";
  const calls: number[] = [];
  const open: { at: number; of: "string" | "comment"; place: number }[] = [];
  const found: { string: string[]; comment: string[] } = { string: [], comment: [] };
  for (const segment of segments) {
    if (segment.text !== undefined) {
      if (segment.kind === "call") calls.push(text.length);
      text += segment.text;
      masked += segment.kind === "hidden" ? segment.text.replace(/[^\r\n]/g, " ") : segment.text;
    } else if (segment.kind === "begin") {
      // An outer string is listed before those in its holes.
      open.push({ at: text.length, of: segment.of, place: found[segment.of].push("") - 1 });
    } else {
      const begun = open.pop();
      if (begun !== undefined) found[begun.of][begun.place] = text.slice(begun.at);
    }
  }
  return { text, code: masked, calls, strings: found.string, comments: found.comment };
}
