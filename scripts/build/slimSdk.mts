import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Plugin } from "esbuild";
import { filesUnder } from "../lib/sourceHash.mts";
import { onlyCalls } from "./onlyCalls.mts";

const root = path.join(import.meta.dirname, "../..");

/** What the SDK imports and no call of ours reaches, and what is in its place: it throws, should one ever get there. */
const absent: Readonly<Record<string, string>> = {
  // Four multipart endpoints that a balance tool never calls; it brings a 137 kB table of MIME types.
  "form-data": `module.exports = class FormData { constructor() { throw new Error("multipart requests are not bundled"); } };`,
  // The SDK is given an HTTP client of ours (`src/plaid/sdkHttp.ts`) and falls back to axios without one.
  axios: `module.exports = { request() { throw new Error("axios is not bundled"); } };`,
};

/**
 * Takes the SDK from its TypeScript source, which is in its package and halves the bundle, and of its some 350 calls those
 * alone that `src/plaid` names: they are members of one object, of which no bundler leaves any out.
 */
export const slimSdk: Plugin = {
  name: "slim-sdk",
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^plaid$/ }, () => ({ path: path.join(root, "node_modules/plaid/index.ts") }));
    pluginBuild.onResolve({ filter: /^(form-data|axios)$/ }, ({ path: name }) => ({ path: name, namespace: "absent" }));
    pluginBuild.onLoad({ filter: /.*/, namespace: "absent" }, ({ path: name }) => ({
      contents: absent[name] ?? "",
      loader: "js",
    }));
    pluginBuild.onLoad({ filter: /[\\/]node_modules[\\/]plaid[\\/]api\.ts$/ }, async ({ path: file }) => {
      const [source, names] = await Promise.all([readFile(file, "utf8"), namesIn("src/plaid")]);
      return { contents: onlyCalls(source, names), loader: "ts" };
    });
  },
};

/** Every name that the files of a folder say. */
async function namesIn(folder: string): Promise<ReadonlySet<string>> {
  const texts = await Promise.all(filesUnder(path.join(root, folder)).map((file) => readFile(file, "utf8")));
  return new Set(texts.flatMap((text) => text.match(/\b[a-z]\w*\b/g) ?? []));
}
