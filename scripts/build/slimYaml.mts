import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

/** Where js-yaml begins to write YAML, which nothing of ours does. */
const writer = "//#region src/ast/from_js.ts";

/**
 * Leaves out of js-yaml what writes YAML, and the schemas that nobody asks for: it builds its regular expressions and its schemas as
 * it is loaded, so that esbuild takes none of them for unused.
 */
export const slimYaml: Plugin = {
  name: "slim-yaml",
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /[\\/]js-yaml\.mjs$/ }, async ({ path: file }) => {
      const [reader = "", rest] = (await readFile(file, "utf8")).split(writer);
      const errors = rest === undefined ? [{ text: `${file} has its parts in another order` }] : [];
      const pure = reader.replaceAll(/^(var \w+ = )(?=new |\w[\w.]*\()/gm, "$1/* @__PURE__ */ ");
      return { contents: `${pure}\nexport { load, YAML11_SCHEMA };\n`, errors, loader: "js" };
    });
  },
};
