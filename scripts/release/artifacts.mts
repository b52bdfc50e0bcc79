import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { out, root, vsix } from "../lib/places.mts";
import { PlainFailure } from "../lib/step.mjs";
import { ensureNpmPackage } from "../package/packageNpm.mts";
import { ensurePackaged } from "../package/packageVsix.mts";
import { releaseNotes } from "./changelog.mts";
import { isPlaceholder, owner } from "./home.mts";

/** Where the files of a release lie. */
const releaseFolder = path.join(out, "release");

/**
 * Makes what a release publishes: the VSIX and the npm package, of the same built files, with `SHA256SUMS` and `notes.md`.
 * @param tag what the release is tagged with, which has to be `v` and the version; null where there is no tag yet
 * @param isDryRun makes them also while the project's address is a placeholder, or its version has no notes yet
 * @throws PlainFailure where something does not fit
 */
export async function makeArtifacts({
  tag,
  isDryRun,
}: {
  readonly tag: string | null;
  readonly isDryRun: boolean;
}): Promise<number> {
  const { version } = JSON.parse(read("package.json")) as { version: string };
  if (tag !== null && tag !== `v${version}`) {
    throw new PlainFailure(`The tag is ${tag}, and package.json says ${version}: run npm run release -- bump first.`);
  }
  if (isPlaceholder(owner) && !isDryRun) {
    throw new PlainFailure("Nobody owns the project's address yet: write it into scripts/release/home.mts.");
  }
  const notes = notesOf(version, isDryRun);
  await ensurePackaged();
  const npm = await ensureNpmPackage();
  rmSync(releaseFolder, { recursive: true, force: true });
  mkdirSync(releaseFolder, { recursive: true });
  const files = [
    { from: vsix, name: `balance-lens-${version}.vsix` },
    { from: npm.file, name: `balance-lens-${version}.tgz` },
  ];
  for (const { from, name } of files) copyFileSync(from, path.join(releaseFolder, name));
  const sums = files.map(({ name }) => `${sha256(path.join(releaseFolder, name))}  ${name}\n`).join("");
  writeFileSync(path.join(releaseFolder, "SHA256SUMS"), sums);
  writeFileSync(path.join(releaseFolder, "notes.md"), notes);
  console.log(sums.trimEnd());
  return 0;
}

function notesOf(version: string, isDryRun: boolean): string {
  try {
    return releaseNotes(read("CHANGELOG.md"), version);
  } catch (error) {
    if (isDryRun && error instanceof PlainFailure) return releaseNotes(read("CHANGELOG.md"), "Unreleased");
    throw error;
  }
}

function sha256(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}
