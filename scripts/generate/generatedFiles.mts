import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pageIntro, sections } from "../../src/host/manifest/sections.mts";
import { submenus } from "../../src/host/manifest/submenus.mts";
import { root } from "../lib/places.mts";
import { filesUnder } from "../lib/sourceHash.mts";
import { PlainFailure } from "../lib/step.mjs";
import { homeFields } from "../release/home.mts";
import type { SourceFile } from "../rooms/checkRooms.mts";
import { withTracedEndpoints } from "./callTable.mts";
import { causeFiles, causesFolder, withStatedCodes } from "./causeFiles.mts";
import { type Commands, commandIdsText, commandsFolder, commandTableText } from "./commandFiles.mts";
import { commandsPage } from "./commandsPage.mts";
import {
  endpointListText,
  handlersFolder,
  lessonWords,
  scenarioListText,
  scenariosFolder,
  withScenarioRows,
} from "./emulatorFiles.mts";
import { pathsIn, withEndpointEnum, withEndpointPaths } from "./endpointPaths.mts";
import { l10nBundle } from "./l10nBundle.mts";
import { linkPageText } from "./linkPageFiles.mts";
import { contributionsOf, wordsWith } from "./manifest.mts";
import { versionText } from "./versionFile.mts";

/** A file that is written from something else in the checkout. */
interface Generated {
  /** From the root. */
  readonly file: string;
  readonly text: string;
}

/** Writes what is generated anew. @returns the files that changed, from the root */
export function writeGenerated(): readonly string[] {
  const stale = generated().filter(isStale);
  for (const { file, text } of stale) writeFileSync(path.join(root, file), text);
  return stale.map(({ file }) => file);
}

/** @throws PlainFailure which generated files no longer say what their source does */
export function checkGenerated(): void {
  const stale = generated().filter(isStale);
  if (stale.length === 0) return;
  throw new PlainFailure(
    `No longer what their source says; run npm run generate:\n${stale.map(({ file, text }) => differences(file, read(file), text)).join("\n")}`,
  );
}

/** How many lines of a file are named; the rest is counted. */
const mostLines = 5;

/** The name of a file, with the lines that it lacks or has too many. */
function differences(file: string, now: string, wanted: string): string {
  const before = new Set(now.split("\n"));
  const after = new Set(wanted.split("\n"));
  const lines = [
    ...[...after].filter((line) => !before.has(line)).map((line) => `    missing: ${line.trim()}`),
    ...[...before].filter((line) => !after.has(line)).map((line) => `    no longer: ${line.trim()}`),
  ];
  const more = lines.length > mostLines ? [`    and ${lines.length - mostLines} more lines`] : [];
  return [`  ${file}`, ...lines.slice(0, mostLines), ...more].join("\n");
}

function isStale({ file, text }: Generated): boolean {
  return read(file) !== text;
}

function generated(): readonly Generated[] {
  const commands: Commands = sections.flatMap((section) => Object.entries(section.commands));
  const entries = commands.map(([, entry]) => entry);
  const manifest = JSON.parse(read("package.json"));
  const contributes = { ...manifest.contributes, ...contributionsOf(entries, submenus) };
  const words = wordsWith(JSON.parse(read("package.nls.json")), entries, submenus);
  const paths = pathsIn(read("src/core/endpoint/catalogue.ts"));
  const scenarios = filesIn(scenariosFolder);
  const causes = filesIn(causesFolder);
  return [
    { file: "package.json", text: json({ ...manifest, ...homeFields, contributes }) },
    { file: "package.nls.json", text: json(words) },
    { file: "src/emulator/version.ts", text: versionText(manifest.version) },
    { file: "src/host/commandIds.ts", text: commandIdsText(commands) },
    {
      file: `${commandsFolder}/commandTable.ts`,
      text: commandTableText(
        commands,
        filesIn(commandsFolder).map((file) => file.path),
      ),
    },
    {
      file: "l10n/bundle.l10n.json",
      text: json(
        l10nBundle(
          filesIn("src/host").filter(({ path: file }) => file.endsWith(".ts")),
          lessonWords(scenarios),
        ),
      ),
    },
    { file: "docs/commands.md", text: commandsPage(sections, pageIntro) },
    partOf("src/core/endpoint/endpoint.ts", (text) => withEndpointPaths(text, paths)),
    partOf("docs/comparison.schema.json", (text) => withEndpointEnum(text, paths)),
    { file: `${handlersFolder}/endpoints.ts`, text: endpointListText(filesIn(handlersFolder)) },
    { file: "src/emulator/link/pageFiles.ts", text: linkPageText() },
    { file: `${scenariosFolder}/builtInScenarios.ts`, text: scenarioListText(scenarios) },
    partOf("docs/emulator.md", (text) => withScenarioRows(text, scenarios)),
    ...causeFiles(causes),
    partOf("src/code/calls/sdkMethods.ts", (text) => withTracedEndpoints(text, read("node_modules/plaid/api.ts"))),
    partOf("docs/findings.md", (text) => withStatedCodes(text, causes)),
  ];
}

/** A file of which a part is generated. */
function partOf(file: string, change: (text: string) => string): Generated {
  return { file, text: change(read(file)) };
}

/** All files of a folder and its folders, from the root, with forward slashes. */
function filesIn(folder: string): readonly SourceFile[] {
  return filesUnder(path.join(root, folder)).map((file) => {
    const fromRoot = path.relative(root, file).split(path.sep).join("/");
    return { path: fromRoot, text: read(fromRoot) };
  });
}

function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
