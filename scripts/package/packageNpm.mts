import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ensureBuilt } from "../lib/build.mts";
import { exclusively } from "../lib/exclusively.mts";
import { cache, dist, root } from "../lib/places.mts";
import { sourceHash } from "../lib/sourceHash.mts";
import { isStamped, stamp } from "../lib/stamp.mts";
import { npmCommand, PlainFailure, runQuietly, step } from "../lib/step.mjs";
import { hashOf } from "./hashOf.mts";
import { npmFaults } from "./npmFaults.mts";
import { npmManifest } from "./npmManifest.mts";
import { ensurePackaged } from "./packageVsix.mts";
import { readTarball, type TarredFile } from "./readTarball.mts";

export interface NpmPackage {
  /** `balance-lens-VERSION.tgz`, at the root. */
  readonly file: string;
  readonly packedBytes: number;
  readonly files: readonly TarredFile[];
}

/** What goes into the package besides the bundles, and what decides about it. */
const ingredients = ["npm", "preload", "package.json", "LICENSE", "THIRD-PARTY-NOTICES.txt", "scripts/package"];
const bundles = ["index.cjs", "emulatorProcess.mjs", "emulator.mjs", "compare.mjs", "lint.mjs", "terminal.mjs"];
/**
 * TypeScript takes the types of an ES module and of a CommonJS one from files of different names. This one says all that the
 * other does.
 */
const moduleTypes = `export { connectToEmulator, EmulatorError, startEmulator } from "./index.cjs";
export type * from "./index.cjs";
`;
const stampFile = path.join(cache, "packaged-npm");

/** Makes sure `balance-lens-VERSION.tgz` is what the sources say, of the same built files as the VSIX. */
export async function ensureNpmPackage(): Promise<NpmPackage> {
  const vsixFiles = await ensurePackaged();
  const made = `${await ensureBuilt()} ${sourceHash(ingredients)}`;
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string };
  const file = path.join(root, `balance-lens-${version}.tgz`);
  const isFresh = () => existsSync(file) && isStamped(stampFile, `${made} ${hashOf(file)}`);
  if (!isFresh()) {
    await exclusively("package-npm", async () => {
      if (isFresh()) return;
      await step(`Packing ${path.basename(file)}`, () => pack(file));
      const vsixEmulator = vsixFiles.find((each) => each.path === "extension/dist/emulator.mjs")?.content;
      const faults = npmFaults(read(file).files, { packedBytes: read(file).packedBytes, vsixEmulator });
      if (faults.length > 0) {
        // A package that may not ship must not lie about as if it might.
        rmSync(file);
        throw new PlainFailure(`${file} was refused:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
      }
      stamp(stampFile, `${made} ${hashOf(file)}`);
    });
  }
  return read(file);
}

function read(file: string): NpmPackage {
  const bytes = readFileSync(file);
  return { file, packedBytes: bytes.length, files: readTarball(bytes) };
}

/** Lays the package out in a folder of its own, and has npm pack that. */
async function pack(file: string): Promise<void> {
  const folder = path.join(cache, "npm-package");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, "dist"), { recursive: true });
  for (const name of ["README.md", "balance-lens.cjs", "index.mjs"])
    cpSync(path.join(root, "npm", name), path.join(folder, name));
  for (const name of ["LICENSE", "THIRD-PARTY-NOTICES.txt"]) cpSync(path.join(root, name), path.join(folder, name));
  for (const name of bundles) cpSync(path.join(dist, name), path.join(folder, "dist", name));
  cpSync(path.join(root, "preload/plaidSandbox.cjs"), path.join(folder, "preload.cjs"));
  cpSync(path.join(root, "npm/index.d.ts"), path.join(folder, "index.d.cts"));
  writeFileSync(path.join(folder, "index.d.mts"), moduleTypes);
  const [own, extension] = ["npm/package.json", "package.json"].map((name) =>
    JSON.parse(readFileSync(path.join(root, name), "utf8")),
  );
  writeFileSync(path.join(folder, "package.json"), `${JSON.stringify(npmManifest(own, extension), null, 2)}\n`);
  const npm = npmCommand(process.execPath);
  const args = [...npm.args, "pack", "--ignore-scripts", "--loglevel=error", "--pack-destination", path.dirname(file)];
  await runQuietly({ ...npm, args, cwd: folder });
}
