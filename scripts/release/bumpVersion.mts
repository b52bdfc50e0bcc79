import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { writeGenerated } from "../generate/generatedFiles.mts";
import { root } from "../lib/places.mts";
import { bumped, type Texts } from "./bump.mts";

/**
 * Writes the next version, and says what is left to do by hand. Commits nothing: what is released is looked at first.
 * @param wanted as `nextVersion` takes it
 * @throws PlainFailure where the version or the changelog does not allow it; then nothing was written
 */
export function bumpVersion(wanted: string, { isDryRun }: { readonly isDryRun: boolean }): number {
  const texts: Texts = {
    "package.json": read("package.json"),
    "package-lock.json": read("package-lock.json"),
    "CHANGELOG.md": read("CHANGELOG.md"),
  };
  const today = new Date().toISOString().slice(0, 10);
  const next = bumped(texts, wanted, today);
  if (isDryRun) {
    console.log(`${next.version} would be written into ${Object.keys(next.texts).join(", ")}.`);
    return 0;
  }
  for (const [file, text] of Object.entries(next.texts)) writeFileSync(path.join(root, file), text);
  const files = [...Object.keys(next.texts), ...writeGenerated()];
  console.log(`${next.version} is written into ${files.join(", ")}. Look at it, then:

  git commit -am "Release ${next.version}"
  git tag v${next.version}
  git push --follow-tags`);
  return 0;
}

function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}
