import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { exclusively } from "../lib/exclusively.mts";
import { cache, root } from "../lib/places.mts";
import { sourceHash } from "../lib/sourceHash.mts";
import { isStamped, stamp } from "../lib/stamp.mts";
import { messageOf, npmCommand, PlainFailure, runQuietly, step } from "../lib/step.mjs";

const named = "scripts/provision/runners";
const folder = path.join(cache, "runners");
const stampFile = path.join(cache, "runners-installed");

/**
 * Installs the runners of docs/testing.md that this project does not use itself, from a lockfile of their own: a checkout
 * that runs no recipe does without their 70 MB.
 * @returns the `node_modules` that has them
 */
export async function provideRecipeRunners(): Promise<string> {
  const wanted = sourceHash([named]);
  if (!isStamped(stampFile, wanted)) {
    await exclusively("runners", async () => {
      if (isStamped(stampFile, wanted)) return;
      await step("Installing Jest and Playwright's runner", install);
      stamp(stampFile, wanted);
    });
  }
  return path.join(folder, "node_modules");
}

async function install(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const file of ["package.json", "package-lock.json"])
    cpSync(path.join(root, named, file), path.join(folder, file));
  const npm = npmCommand(process.execPath);
  const args = [...npm.args, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  try {
    await runQuietly({ ...npm, args, cwd: folder });
  } catch (error) {
    throw new PlainFailure(
      `${messageOf(error)}\n\nThe runners of docs/testing.md could not be installed. Check that the npm registry can be reached (npm ping), then run this again.`,
    );
  }
}
