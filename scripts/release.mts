/**
 * `npm run release -- bump major|minor|patch|X.Y.Z [--dry-run]`: writes the next version into the manifests and the changelog.
 * `npm run release -- artifacts [--tag vX.Y.Z] [--dry-run]`: makes `out/release/`: the VSIX, the npm package, their checksums, the notes.
 */
import { parseArgs } from "node:util";
import { main } from "./lib/main.mts";
import { PlainFailure } from "./lib/step.mjs";
import { makeArtifacts } from "./release/artifacts.mts";
import { bumpVersion } from "./release/bumpVersion.mts";

const usage = `npm run release -- bump major|minor|patch|X.Y.Z [--dry-run]
npm run release -- artifacts [--tag vX.Y.Z] [--dry-run]`;

await main(async () => {
  const { positionals, values } = parse();
  const [work, wanted, ...more] = positionals;
  const isDryRun = values["dry-run"] === true;
  if (work === "bump" && wanted !== undefined && more.length === 0) return bumpVersion(wanted, { isDryRun });
  if (work === "artifacts" && wanted === undefined) return makeArtifacts({ tag: values.tag ?? null, isDryRun });
  throw new PlainFailure(usage);
});

function parse() {
  try {
    return parseArgs({
      options: { tag: { type: "string" }, "dry-run": { type: "boolean" } },
      allowPositionals: true,
    });
  } catch {
    throw new PlainFailure(usage);
  }
}
