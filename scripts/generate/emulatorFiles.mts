import path from "node:path";
import type { SourceFile } from "../rooms/checkRooms.mts";
import { replaceBlock } from "./replaceBlock.mts";

/** Where the emulator's scenarios are, from the root: one JSON file each, named as the scenario. */
export const scenariosFolder = "src/emulator/scenarios";
/** Where its endpoints are, from the root: one file each, which exports it, or a list of them, under the file's name. */
export const handlersFolder = "src/emulator/handlers";

interface Scenario {
  readonly name: string;
  readonly summary: string;
  readonly access_token: string;
  readonly lesson: { readonly place: number; readonly group: string; readonly label: string };
}

/**
 * The text of `builtInScenarios.ts`, which imports every scenario there is: bundled, the emulator has no folder to look in.
 * @param files of the folder
 */
export function scenarioListText(files: readonly SourceFile[]): string {
  const scenarios = scenarioFiles(files).map((file) => {
    const { lesson }: Scenario = JSON.parse(file.text);
    return { name: path.posix.basename(file.path, ".json"), place: lesson.place };
  });
  const imports = scenarios.map(
    ({ name }) => `import ${inCamelCase(name)} from "./${name}.json" with { type: "json" };`,
  );
  const inOrder = scenarios.toSorted((one, other) => one.place - other.place);
  return `// Written by \`npm run generate\` from the files of this folder.
${imports.join("\n")}

/** The scenario files that come with the emulator, not yet checked, in the order of their lessons. */
export const builtInScenarios: readonly unknown[] = [
${inOrder.map(({ name }) => `  ${inCamelCase(name)},`).join("\n")}
];
`;
}

/**
 * The text of docs/emulator.md with a row for each scenario, in the order of the lessons.
 * @param page what it says now
 */
export function withScenarioRows(page: string, files: readonly SourceFile[]): string {
  const rows = scenarioFiles(files)
    .map(({ text }): Scenario => JSON.parse(text))
    .toSorted((one, other) => one.lesson.place - other.lesson.place)
    .map(({ name, summary, access_token, lesson: { group, label } }) => {
      return `| \`${name}\` | ${group}: ${label} | \`${access_token}\` | ${summary} |\n`;
    });
  return replaceBlock(
    page,
    "| Scenario | In the tree | Access token | What it shows |\n| --- | --- | --- | --- |\n",
    rows,
  );
}

/**
 * The text of `endpoints.ts`, which imports every endpoint there is.
 * @param files of the folder
 */
export function endpointListText(files: readonly SourceFile[]): string {
  const named = (how: string) =>
    files
      .filter((file) => file.text.includes(`export const ${nameOf(file)}${how}`))
      .map(nameOf)
      .toSorted();
  const [names, lists] = [named(" = endpoint("), named(": readonly Endpoint[] = [")];
  const imports = [...[...names, ...lists].map((name) => [name, `import { ${name} } from "./${name}.ts";`] as const)];
  const all = [...imports, ["endpoint", 'import type { Endpoint } from "./endpoint.ts";'] as const];
  return `// Written by \`npm run generate\` from the files of this folder.
${all
  .toSorted(([one], [other]) => (one < other ? -1 : 1))
  .map(([, line]) => line)
  .join("\n")}

/** Every path of Plaid's that is modelled. */
export const endpoints: ReadonlyMap<string, Endpoint> = new Map(
  [
${names.map((name) => `    ${name},`).join("\n")}
${lists.map((name) => `    ...${name},\n`).join("")}  ].map((each) => [each.path, each]),
);
`;
}

/** What the built-in scenarios teach, in the words of their files: the host translates it as it lists them. */
export function lessonWords(files: readonly SourceFile[]): readonly string[] {
  return scenarioFiles(files).flatMap(({ text }) => {
    const { lesson, summary }: Scenario = JSON.parse(text);
    return [lesson.group, lesson.label, summary];
  });
}

function scenarioFiles(files: readonly SourceFile[]): readonly SourceFile[] {
  return files
    .filter((file) => path.posix.dirname(file.path) === scenariosFolder && file.path.endsWith(".json"))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

function nameOf(file: SourceFile): string {
  return path.posix.basename(file.path, ".ts");
}

function inCamelCase(name: string): string {
  return name.replaceAll(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
}
