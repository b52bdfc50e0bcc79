import path from "node:path";
import type { CommandEntry } from "../../src/host/manifest/entry.mts";
import { PlainFailure } from "../lib/step.mjs";
import { fullId } from "./manifest.mts";

/** Each command under its key. */
export type Commands = readonly (readonly [key: string, entry: CommandEntry])[];

/** Where the code of the commands is, from the root. */
export const commandsFolder = "src/host/commands";
const header = "// Written by `npm run generate` from src/host/manifest: change it there.";

/** The text of `src/host/commandIds.ts`. */
export function commandIdsText(commands: Commands): string {
  const lines = commands.map(([key, entry]) => `  ${key}: ${JSON.stringify(fullId(entry))},`);
  return `${header}

/** Every command the manifest declares, under the name of its function. */
export const commandIds = {
${lines.join("\n")}
} as const;

export type CommandId = (typeof commandIds)[keyof typeof commandIds];
`;
}

/**
 * The text of `src/host/commands/commandTable.ts`.
 * @param files of the folder of the commands and its folders, from the root
 * @throws PlainFailure that a command has no file of its name, or two
 */
export function commandTableText(commands: Commands, files: readonly string[]): string {
  const imports = [
    { what: "import type { Command }", file: fileOf("command", files) },
    ...commands.map(([key]) => ({ what: `import { ${key} }`, file: fileOf(key, files) })),
  ];
  // As the formatter sorts them.
  const lines = imports
    .sort((one, other) => (one.file.toLowerCase() < other.file.toLowerCase() ? -1 : 1))
    .map(({ what, file }) => `${what} from "./${path.posix.relative(commandsFolder, file)}";`);
  return `${header}
import { type CommandId, commandIds } from "../commandIds.ts";
${lines.join("\n")}

/** Every command under its id: a missing one does not compile. */
export const commandTable: Readonly<Record<CommandId, Command>> = {
${commands.map(([key]) => `  [commandIds.${key}]: ${key},`).join("\n")}
};
`;
}

function fileOf(key: string, files: readonly string[]): string {
  const [file, another] = files.filter((each) => path.posix.basename(each) === `${key}.ts`);
  if (file === undefined) {
    throw new PlainFailure(`There is no file ${key}.ts in ${commandsFolder} or a folder of it.`);
  }
  if (another !== undefined) throw new PlainFailure(`Two files are named for ${key}: ${file} and ${another}.`);
  return file;
}
