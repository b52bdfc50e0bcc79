import { parseSync, Visitor } from "oxc-parser";

/** One place where a file reaches for another, or for something hidden. */
export interface Reach {
  /** `./x.ts`, `node:fs`, `vscode` …; null when it is computed and cannot be known. */
  readonly specifier: string | null;
  readonly line: number;
}

export interface FileReaches {
  /** Static, dynamic and type imports, re-exports and `require`. */
  readonly imports: readonly Reach[];
  /** Uses of the clock or of chance that no argument controls, e.g. `Date.now`. */
  readonly hiddenInputs: readonly { readonly name: string; readonly line: number }[];
}

/**
 * What a TypeScript file imports, whichever way it is written.
 * @throws Error when the file does not parse: what cannot be read cannot be checked
 */
export function importsOf(file: string, source: string): FileReaches {
  const { program, errors } = parseSync(file, source);
  if (errors[0] !== undefined) throw new Error(`${file} does not parse: ${errors[0].message}`);
  const imports: Reach[] = [];
  const hiddenInputs: { name: string; line: number }[] = [];
  const lineAt = (offset: number) => source.slice(0, offset).split("\n").length;
  const add = (node: Node | null | undefined) => {
    if (node === null || node === undefined) return;
    imports.push({ specifier: textOf(node), line: lineAt(node.start) });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => add(node.source),
    ExportAllDeclaration: (node) => add(node.source),
    ImportExpression: (node) => add(node.source),
    TSImportType: (node) => add(node.source),
    TSExternalModuleReference: (node) => add(node.expression),
    CallExpression: (node) => {
      if (node.callee.type === "Identifier" && node.callee.name === "require") add(node.arguments[0]);
      if (node.callee.type === "Identifier" && node.callee.name === "Date") {
        hiddenInputs.push({ name: "Date()", line: lineAt(node.start) });
      }
    },
    NewExpression: (node) => {
      if (node.callee.type === "Identifier" && node.callee.name === "Date" && node.arguments.length === 0) {
        hiddenInputs.push({ name: "new Date()", line: lineAt(node.start) });
      }
    },
    MemberExpression: (node) => {
      if (node.object.type !== "Identifier" || node.property.type !== "Identifier") return;
      const name = `${node.object.name}.${node.property.name}`;
      if (/^(Date\.now|Math\.random|performance\.now)$/.test(name))
        hiddenInputs.push({ name, line: lineAt(node.start) });
    },
  }).visit(program);
  return { imports, hiddenInputs };
}

interface Node {
  readonly type: string;
  readonly start: number;
}

function textOf(node: Node): string | null {
  return node.type === "Literal" && "value" in node && typeof node.value === "string" ? node.value : null;
}
