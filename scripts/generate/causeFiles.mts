import path from "node:path";
import { PlainFailure } from "../lib/step.mjs";
import type { SourceFile } from "../rooms/checkRooms.mts";

/** Where the rules are, from the root: each file exports its rules, and as `codes` what they state. */
export const causesFolder = "src/core/causes";

const rulesFile = `${causesFolder}/everyCause.ts`;
const gapCausesFile = `${causesFolder}/gap/gapCauses.ts`;

/** A code that some rule states. */
interface StatedCode {
  readonly code: string;
  /** Its row in the list of docs/findings.md. */
  readonly no: number;
  readonly most: string;
  readonly file: string;
}

/** A constant that a file exports. */
interface Exported {
  readonly name: string;
  readonly file: string;
}

/** The files that list what is in the folder, with their text. */
export function causeFiles(files: readonly SourceFile[]): readonly { readonly file: string; readonly text: string }[] {
  return [
    { file: rulesFile, text: everyCauseText(files) },
    { file: gapCausesFile, text: gapCausesText(files) },
    { file: "src/core/findings/findingCode.ts", text: findingCodeText(files) },
  ];
}

function everyCauseText(files: readonly SourceFile[]): string {
  const rules = exportedAs("Rule", files);
  const owners = files.filter(hasCodes);
  const imported = [...rules, ...owners.map(({ path: file }) => ({ name: `codes as ${codesOf(file)}`, file }))];
  return `// Written by \`npm run generate\` from the files of this folder.
${importsOf(imported, ["Codes", "Rule"], rulesFile)}

/** Every rule, in the order of their places. */
export const rules: readonly Rule[] = [
${linesOf(rules.map(({ name }) => name))}
].toSorted((one, other) => one.place - other.place);

/** Every code that a rule states. */
export const codes: Codes = {
${linesOf(owners.map(({ path: file }) => `...${codesOf(file)}`).toSorted())}
};
`;
}

function gapCausesText(files: readonly SourceFile[]): string {
  const causes = exportedAs("GapCause", files);
  return `// Written by \`npm run generate\` from the files of this folder and those beside it.
${importsOf(causes, ["GapCause"], gapCausesFile)}

/** Every cause of a gap, in the order of their places. */
export const gapCauses: readonly GapCause[] = [
${linesOf(causes.map(({ name }) => name))}
].toSorted((one, other) => one.place - other.place);
`;
}

function findingCodeText(files: readonly SourceFile[]): string {
  const codes = statedCodes(files).map(({ code }) => code);
  return `// Written by \`npm run generate\` from the rules of \`${causesFolder}\`.

/** The code of a finding that a rule can state. */
export type FindingCode =
${codes.map((code) => `  | "${code}"`).join("\n")};
`;
}

/**
 * The list of docs/findings.md with the codes of each row, the surest first. All else in it is written by hand.
 * @param page what it says now
 * @throws PlainFailure which row is missing, or has neither a code nor a reason why not
 */
export function withStatedCodes(page: string, files: readonly SourceFile[]): string {
  const codes = statedCodes(files);
  const rows = new Set<number>();
  const lines = page.split("\n").map((line) => {
    const no = Number(/^\| (\d+) \|/.exec(line)?.[1]);
    if (Number.isNaN(no)) return line;
    rows.add(no);
    const [, first, why, findings = "", ...rest] = line.split("|").map((cell) => cell.trim());
    const stated = ["certain", "likely", "possible"].flatMap((most) =>
      codes.filter((each) => each.no === no && each.most === most).map(({ code }) => `\`${code}\` (${most})`),
    );
    if (stated.length === 0 && !findings.startsWith("none: ")) {
      throw new PlainFailure(`Row ${no} of docs/findings.md has no finding: it is to say "none: " and why.`);
    }
    return ["", first, why, stated.length === 0 ? findings : stated.join(", "), ...rest]
      .join(" | ")
      .replace(/ {2,}/g, " ")
      .trim();
  });
  const homeless = codes.find(({ no }) => !rows.has(no));
  if (homeless !== undefined) {
    throw new PlainFailure(`${homeless.code} is of row ${homeless.no}, which docs/findings.md does not have.`);
  }
  return lines.join("\n");
}

/** Every code in the order of the alphabet. */
function statedCodes(files: readonly SourceFile[]): readonly StatedCode[] {
  const entry = /^ {2}"?([a-z]+(?:-[a-z]+)*)"?: \{ no: (\d+), most: "(\w+)"/gm;
  const codes = files
    .filter(hasCodes)
    .flatMap(({ path: file, text }) =>
      [...text.matchAll(entry)].map(([, code = "", no, most = ""]) => ({ code, no: Number(no), most, file })),
    )
    .toSorted((one, other) => (one.code < other.code ? -1 : 1));
  const twice = codes.find(({ code }, index) => codes[index + 1]?.code === code);
  if (twice !== undefined) throw new PlainFailure(`Two files state what ${twice.code} is; one is ${twice.file}.`);
  return codes;
}

function hasCodes({ text }: SourceFile): boolean {
  return /^export const codes: Codes = \{$/m.test(text) && !isWritten(text);
}

function isWritten(text: string): boolean {
  return text.startsWith("// Written by");
}

/** The constants that files export as of this type, in the order of the alphabet. */
function exportedAs(type: string, files: readonly SourceFile[]): readonly Exported[] {
  return files
    .filter(({ text }) => !isWritten(text))
    .flatMap(({ path: file, text }) =>
      [...text.matchAll(new RegExp(`^export const (\\w+): ${type} = \\{$`, "gm"))].map(([, name = ""]) => ({
        name,
        file,
      })),
    )
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function codesOf(file: string): string {
  return `${path.posix.basename(file, ".ts")}Codes`;
}

/** The imports of a file as the formatter orders and breaks them: `types` are of `cause.ts`. */
function importsOf(imported: readonly Exported[], types: readonly string[], importer: string): string {
  const named = new Map<string, readonly string[]>();
  for (const { name, file } of imported) named.set(file, [...(named.get(file) ?? []), name]);
  const sourceOf = (file: string): string => {
    const relative = path.posix.relative(path.posix.dirname(importer), file);
    return relative.startsWith(".") ? relative : `./${relative}`;
  };
  return [
    { source: sourceOf(`${causesFolder}/cause.ts`), line: `import type { ${types.join(", ")} }` },
    ...[...named].map(([file, names]) => ({
      source: sourceOf(file),
      line: `import { ${names.toSorted(byLocalName).join(", ")} }`,
    })),
  ]
    .toSorted((one, other) => byLetters(one.source, other.source))
    .map(({ source, line }) => {
      const whole = `${line} from "${source}";`;
      return whole.length <= 120 ? whole : whole.replace("{ ", "{\n  ").replaceAll(", ", ",\n  ").replace(" }", ",\n}");
    })
    .join("\n");
}

/** By the name that a specifier has in the importing file. */
function byLocalName(one: string, other: string): number {
  return byLetters(one.replace(/.* as /, ""), other.replace(/.* as /, ""));
}

/** The order of the alphabet, whatever the case. */
function byLetters(one: string, other: string): number {
  return one.toLowerCase() < other.toLowerCase() ? -1 : 1;
}

function linesOf(items: readonly string[]): string {
  return items.map((item) => `  ${item},`).join("\n");
}
