import type { CodeLanguage } from "../../../../src/code/languages/language.ts";

/** A way to write a string, a comment or other text that is no code. */
export interface Form {
  readonly kind: "string" | "comment" | "other";
  readonly open: string;
  readonly close: string;
  /** Any text as it is written in this form, so that it does not end there. */
  readonly write: (text: string) => string;
  /** Around code inside; null where none can be. */
  readonly hole: readonly [string, string] | null;
  /** Where it ends if it is never closed. */
  readonly unfinished: "line" | "text";
}

/** What generated programs of a language are made of. */
export interface Pieces {
  readonly language: CodeLanguage;
  /** Of tree-sitter. */
  readonly grammar: string;
  readonly before: string;
  readonly after: string;
  /** A line of code around an expression. */
  readonly statement: readonly [string, string];
  /** A line of its own, as a comment is. */
  readonly method: string;
  readonly forms: readonly Form[];
}

const oneLine = (text: string): string => text.replace(/[\r\n]+/g, " ");
const backslashed = (signs: RegExp) => (text: string) => text.replaceAll("\\", "\\\\").replace(signs, "\\$&");
/** Escaped, on one line. */
const escaped = (signs: RegExp) => (text: string) => oneLine(backslashed(signs)(text));
const without = (signs: RegExp) => (text: string) => text.replace(signs, "");
const braced = (text: string): string => text.replace(/[{}]/g, "$&$&");

const lineOf = (open: string): Form => ({
  kind: "comment",
  open,
  close: "",
  write: oneLine,
  hole: null,
  unfinished: "line",
});
const block: Form = {
  kind: "comment",
  open: "/*",
  close: "*/",
  // A comment that begins with `**/` has ended; one whose text begins with a slash has not begun to.
  write: (text) => ` ${text.replaceAll("*/", "")} `,
  hole: null,
  unfinished: "text",
};

const quoted = (open: string, signs: RegExp, rest: Partial<Form> = {}): Form => ({
  kind: "string",
  open,
  close: open.slice(-1),
  write: escaped(signs),
  hole: null,
  unfinished: "line",
  ...rest,
});

const typescript: Pieces = {
  language: "typescript",
  grammar: "tree-sitter-tsx",
  before: 'import plaid from "plaid";\n',
  after: "",
  statement: ["void (", ");\n"],
  method: "accountsGet",
  forms: [
    lineOf("//"),
    block,
    quoted('"', /"/g),
    quoted("'", /'/g),
    quoted("`", /`|\$/g, { write: backslashed(/`|\$/g), hole: ["${", "}"], unfinished: "text" }),
    // Every sign with a backslash: what a class or a group would hold is covered below.
    {
      kind: "other",
      open: "/",
      close: "/u",
      write: (text) => `a${escaped(/[^\w\s\\]/g)(text)}`,
      hole: null,
      unfinished: "line",
    },
    {
      kind: "other",
      open: "/",
      close: "/",
      write: (text) => `[/'${escaped(/[[\]^-]/g)(text)}]`,
      hole: null,
      unfinished: "line",
    },
    {
      kind: "other",
      open: "<Balance of={1}>",
      close: "</Balance>",
      write: (text) => `a${without(/[{}<>&]/g)(text)}b`,
      hole: ["{", "}"],
      unfinished: "text",
    },
    { kind: "string", open: '<Balance of="', close: '" />', write: without(/["&]/g), hole: null, unfinished: "text" },
  ],
};

const python: Pieces = {
  language: "python",
  grammar: "tree-sitter-python",
  before: "import plaid\n",
  after: "",
  statement: ["value = (", ")\n"],
  method: "accounts_get",
  forms: [
    lineOf("#"),
    quoted('"', /"/g),
    quoted("'", /'/g),
    quoted("b'", /'/g, { write: (text) => escaped(/'/g)(text.replace(/[^ -~\n]/g, "")) }),
    quoted('r"', /"/g, { write: (text) => oneLine(text.replace(/["\\]/g, "")) }),
    quoted('"""', /"/g, { close: '"""', write: backslashed(/"/g), unfinished: "text" }),
    quoted("r'''", /'/g, { close: "'''", write: without(/['\\]/g), unfinished: "text" }),
    quoted('f"', /"/g, { write: (text) => braced(escaped(/"/g)(text)), hole: ["{", "!r}"] }),
    quoted("F'", /'/g, { write: (text) => braced(escaped(/'/g)(text)), hole: ["{", "}"] }),
    quoted('f"""', /"/g, {
      close: '"""',
      write: (text) => braced(backslashed(/"/g)(text)),
      hole: ["{", "}"],
      unfinished: "text",
    }),
  ],
};

const ruby: Pieces = {
  language: "ruby",
  grammar: "tree-sitter-ruby",
  before: "require 'plaid'\n",
  after: "",
  statement: ["value = [", "]\n"],
  method: "accounts_get",
  forms: [
    lineOf("#"),
    quoted('"', /["#]/g, { write: backslashed(/["#]/g), hole: ["#{", "}"], unfinished: "text" }),
    quoted("'", /'/g, { write: backslashed(/'/g), unfinished: "text" }),
    quoted("`", /[`#]/g, { write: backslashed(/[`#]/g), hole: ["#{", "}"], unfinished: "text" }),
    quoted("%q(", /[()]/g, { close: ")", write: backslashed(/[()]/g), unfinished: "text" }),
    quoted("%Q[", /[[\]#]/g, { close: "]", write: backslashed(/[[\]#]/g), hole: ["#{", "}"], unfinished: "text" }),
    quoted("%w<", /[<>]/g, { close: ">", write: (text) => `a${escaped(/[<>]/g)(text)}b`, unfinished: "text" }),
    quoted("%r{", /[{}#/]/g, {
      kind: "other",
      close: "}x",
      write: (text) => `a${escaped(/[^\w\s\\]/g)(text)}`,
      hole: ["#{", "}"],
      unfinished: "text",
    }),
    quoted("/", /[^\w\s\\]/g, {
      kind: "other",
      write: (text) => `a${escaped(/[^\w\s\\]/g)(text)}`,
      hole: ["#{", "}"],
      unfinished: "text",
    }),
    quoted(':"', /["#]/g, { write: (text) => `a${escaped(/["#]/g)(text)}`, unfinished: "text" }),
  ],
};

const go: Pieces = {
  language: "go",
  grammar: "tree-sitter-go",
  before: 'package main\nimport "github.com/plaid/plaid-go/plaid"\nfunc main() {\n',
  after: "}\n",
  statement: ["\tuse(", ")\n"],
  method: "AccountsGet",
  forms: [
    lineOf("//"),
    block,
    quoted('"', /"/g),
    quoted("`", /`/g, { write: (text) => text.replace(/`/g, ""), unfinished: "text" }),
    quoted("'", /'/g, {
      write: (text) => ({ "'": "\\'", "\\": "\\\\", "\n": "\\n", "": "a" })[text.slice(0, 1)] ?? text.slice(0, 1),
    }),
  ],
};

const java: Pieces = {
  language: "java",
  grammar: "tree-sitter-java",
  before: "import com.plaid.client.request.PlaidApi;\nclass Main { void main() {\n",
  after: "} }\n",
  statement: ["use(", ");\n"],
  method: "accountsGet",
  forms: [
    lineOf("//"),
    block,
    quoted('"', /"/g),
    quoted('"""', /"/g, { close: '"""', write: (text) => `\n${backslashed(/"/g)(text)}`, unfinished: "text" }),
    quoted("'", /'/g, {
      write: (text) => ({ "'": "\\'", "\\": "\\\\", "\n": "\\n", "": "a" })[text.slice(0, 1)] ?? text.slice(0, 1),
    }),
  ],
};

export const pieces: readonly Pieces[] = [typescript, python, ruby, go, java];
