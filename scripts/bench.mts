/** `npm run bench`: the figures of `bench/`, one line of JSON each. */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { main } from "./lib/main.mts";
import { root } from "./lib/places.mts";

await main(async () => {
  const { runBenches } = await import(pathToFileURL(path.join(root, "bench/run.mts")).href);
  return runBenches(process.argv.slice(2));
});
