import path from "node:path";
import { checkGenerated } from "../generate/generatedFiles.mts";
import { root } from "../lib/places.mts";
import { filesUnder } from "../lib/sourceHash.mts";
import { messageOf, runQuietly } from "../lib/step.mjs";
import { ensureNpmPackage } from "../package/packageNpm.mts";
import { ensurePackaged } from "../package/packageVsix.mts";
import { checkRooms } from "../rooms/checkRooms.mts";
import { importCircles } from "../rooms/circles.mts";
import { fullFolders } from "../rooms/fullFolders.mts";
import { handFolders, houseFiles } from "../rooms/houseFiles.mts";
import { checkLicences } from "../supply/checkLicences.mts";

/** Something that holds of the whole source, or throws with what is wrong. */
interface Check {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/** A project for each set of globals: `core`, `code`, `text` and `protocol` see neither Node's nor the browser's. */
const typeProjects = [".", "src/core", "src/code", "src/protocol", "src/text", "webview", "test"];

const checks: readonly Check[] = [
  ...typeProjects.map((project) => ({ name: `types of ${project}`, run: () => checkTypes(project) })),
  // The others check against the oldest VS Code that package.json allows.
  { name: "types beside the newest VS Code", run: () => checkTypes("scripts/checks/newestVscode") },
  { name: "format and lint", run: () => tool("@biomejs/biome/bin/biome", "check", "--error-on-warnings") },
  { name: "the manifest and all that is generated in step with its source", run: async () => checkGenerated() },
  { name: "rooms", run: findForbiddenImports },
  { name: "no import circles", run: findCircles },
  { name: "no full folders", run: findFullFolders },
  {
    name: "nothing unused",
    run: () => tool("knip/bin/knip.js", "--config", "scripts/checks/knip.json", "--no-progress"),
  },
  {
    name: "package",
    run: async () => {
      await ensurePackaged();
    },
  },
  {
    name: "npm package",
    run: async () => {
      await ensureNpmPackage();
    },
  },
  // After the package, which has built the bundles.
  { name: "licences of what ships", run: async () => checkLicences() },
];

/** Runs every check, also after one failed; says on stderr what failed and why. */
export async function runChecks(): Promise<{ readonly passed: number; readonly failed: number }> {
  let failed = 0;
  for (const check of checks) {
    try {
      await check.run();
      process.stderr.write(`  ok      ${check.name}\n`);
    } catch (error) {
      failed += 1;
      process.stderr.write(`  FAILED  ${check.name}\n${messageOf(error)}\n`);
    }
  }
  return { passed: checks.length - failed, failed };
}

function checkTypes(project: string): Promise<void> {
  return tool("typescript/bin/tsc", "-p", path.join(project, "tsconfig.json"));
}

async function findForbiddenImports(): Promise<void> {
  const files = houseFiles();
  const faults = checkRooms(files);
  if (faults.length > 0) throw new Error(faults.join("\n"));
}

async function findCircles(): Promise<void> {
  const circles = importCircles(houseFiles());
  if (circles.length > 0) throw new Error(circles.map((circle) => [...circle, circle[0]].join("\n  → ")).join("\n"));
}

async function findFullFolders(): Promise<void> {
  const files = handFolders.flatMap((folder) => filesUnder(path.join(root, folder)));
  const full = fullFolders(files.map((file) => path.relative(root, file).split(path.sep).join("/")));
  if (full.length > 0) throw new Error(full.join("\n"));
}

async function tool(script: string, ...args: string[]): Promise<void> {
  await runQuietly({ command: process.execPath, args: [path.join(root, "node_modules", script), ...args], cwd: root });
}
