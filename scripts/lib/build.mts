import path from "node:path";
import { exclusively } from "./exclusively.mts";
import { dist, root } from "./places.mts";
import { sourceHash } from "./sourceHash.mts";
import { isStamped, stamp } from "./stamp.mts";
import { messageOf, PlainFailure, runQuietly, step } from "./step.mjs";

/** What the bundles are made of. */
const sources = ["src", "webview", "schemas", "esbuild.mts", "scripts/build", "package-lock.json"];
/** Inside `dist`: the build empties that folder first, so a build by another way leaves no stamp. */
const stampFile = path.join(dist, ".built");

/**
 * Makes `dist` what the sources say, for production, unless it is so already.
 * @returns the hash of the sources it was made of
 */
export function ensureBuilt(): Promise<string> {
  const hash = sourceHash(sources);
  if (isStamped(stampFile, hash)) return Promise.resolve(hash);
  return exclusively("build", async () => {
    // Another process may have built it while this one waited.
    if (isStamped(stampFile, hash)) return hash;
    await step("Building", build);
    stamp(stampFile, hash);
    return hash;
  });
}

async function build(): Promise<void> {
  try {
    await runQuietly({ command: process.execPath, args: ["esbuild.mts", "--production"], cwd: root });
  } catch (error) {
    throw new PlainFailure(`${messageOf(error)}\n\nThe build failed: mend what is named above, then run this again.`);
  }
}
