import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createVSIX } from "@vscode/vsce";
import { ensureBuilt } from "../lib/build.mts";
import { exclusively } from "../lib/exclusively.mts";
import { cache, dist, root, vsix } from "../lib/places.mts";
import { quietConsole } from "../lib/quietConsole.mts";
import { sourceHash } from "../lib/sourceHash.mts";
import { isStamped, stamp } from "../lib/stamp.mts";
import { messageOf, PlainFailure, step } from "../lib/step.mjs";
import { hashOf } from "./hashOf.mts";
import { readZip } from "./readZip.mts";
import { type PackedFile, packageFaults } from "./shipped.mts";
import { shippedReadme, still } from "./shippedReadme.mts";

/** What goes into the package besides the bundles, and what decides about it. */
const ingredients = [
  ...[
    "package.json",
    "package.nls.json",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    "THIRD-PARTY-NOTICES.txt",
    ".vscodeignore",
  ],
  ...["l10n", "media", still, "scripts/package"],
];
const stampFile = path.join(cache, "packaged");

/**
 * Makes sure `balance-lens.vsix` is what the sources say, and holds nothing that may not ship.
 * @returns its files
 */
export async function ensurePackaged(): Promise<readonly PackedFile[]> {
  const built = await ensureBuilt();
  const made = `${built} ${sourceHash(ingredients)}`;
  if (!isFresh(made)) await exclusively("package", () => makeUnlessMade(made));
  return readZip(readFileSync(vsix));
}

async function makeUnlessMade(made: string): Promise<void> {
  // Another process may have made it while this one waited.
  if (isFresh(made)) return;
  await step("Packaging balance-lens.vsix", pack);
  const faults = packageFaults(readZip(readFileSync(vsix)));
  if (faults.length > 0) {
    // A package that may not ship must not lie about as if it might.
    rmSync(vsix);
    throw new PlainFailure(`balance-lens.vsix was refused:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
  }
  stamp(stampFile, `${made} ${hashOf(vsix)}`);
}

/** Below `dist`, which each build writes anew: where vsce takes the README from. */
function writeReadme(): string {
  const file = path.join(dist, "README.md");
  writeFileSync(file, shippedReadme(readFileSync(path.join(root, "README.md"), "utf8")));
  return path.relative(root, file);
}

/** Made of exactly this, and not touched since. */
function isFresh(made: string): boolean {
  return existsSync(vsix) && isStamped(stampFile, `${made} ${hashOf(vsix)}`);
}

async function pack(): Promise<void> {
  try {
    const readmePath = writeReadme();
    await quietConsole(() =>
      createVSIX({
        cwd: root,
        readmePath,
        packagePath: vsix,
        dependencies: false,
        allowMissingRepository: true,
        rewriteRelativeLinks: false,
      }),
    );
  } catch (error) {
    throw new PlainFailure(`${messageOf(error)}\n\nThe extension could not be packaged.`);
  }
}
