import { readFile } from "node:fs/promises";
import path from "node:path";
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

const loadYaml = path.join(import.meta.dirname, "../../src/core/saved/body/loadYaml.ts");

/**
 * For a CommonJS bundle that lies beside `yaml.js`: reads js-yaml with the first text that needs it. Few saved responses are
 * recordings in YAML, and it was a twentieth of what the first command loads.
 */
export const yamlApart: Plugin = {
  name: "yaml-apart",
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /[\\/]loadYaml\.ts$/ }, ({ path: file }) =>
      file === loadYaml
        ? { contents: `export const loadYaml = (text) => require("./yaml.js").loadYaml(text);`, loader: "js" }
        : undefined,
    );
    pluginBuild.onResolve({ filter: /^\.\/yaml\.js$/ }, ({ path: chunk }) => ({ path: chunk, external: true }));
  },
};
