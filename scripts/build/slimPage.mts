import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Plugin } from "esbuild";

const root = path.join(import.meta.dirname, "../..");

/**
 * Leaves out of the page what it does not need: the titles and sentences of findings and advices, since those that it shows come
 * with the findings (`src/protocol/findingsText.ts`), and the dependency injection of its kit of controls, in whose place stands
 * `webview/lib/kitContainer.ts`, its second copy of `tslib`, and its deprecated table of key codes, which nothing reads,
 * and what its button would hand on to a part of its own: the attributes of forms, and of ARIA but a key's, and the colours
 * and sizes of the controls that the page does not have. The kit takes the theme's colours at once: a page's script runs after the page's `load` event, for which
 * the kit would wait in vain.
 */
export const slimPage: Plugin = {
  name: "slim-page",
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /[\\/]src[\\/]text[\\/]messages[\\/](findings|advice)\.ts$/ }, ({ path: file }) => ({
      contents: `export const ${file.endsWith("advice.ts") ? "adviceMessages" : "findingMessages"} = {};`,
      loader: "ts",
    }));
    pluginBuild.onResolve({ filter: /^tslib$/ }, () => ({ path: path.join(root, "node_modules/tslib/tslib.es6.mjs") }));
    pluginBuild.onResolve({ filter: /\/di\.js$/ }, ({ importer }) =>
      /[\\/]fast-foundation[\\/]/.test(importer) ? { path: path.join(root, "webview/lib/kitContainer.ts") } : undefined,
    );
    pluginBuild.onLoad({ filter: /webview-ui-toolkit[\\/].*[\\/]applyTheme\.js$/ }, async ({ path: file }) => {
      const source = await readFile(file, "utf8");
      const contents = source.replace("window.addEventListener('load', ", "queueMicrotask(");
      const errors = contents === source ? [{ text: `${file} waits for the page in another way` }] : [];
      return { contents, errors, loader: "js" };
    });
    pluginBuild.onLoad({ filter: /webview-ui-toolkit[\\/].*[\\/]design-tokens\.js$/ }, async ({ path: file }) => {
      const source = await readFile(file, "utf8");
      const contents = source.replaceAll("= create(", "= /* @__PURE__ */ create(");
      const errors = contents === source ? [{ text: `${file} makes its tokens in another way` }] : [];
      return { contents, errors, loader: "js" };
    });
    pluginBuild.onLoad(
      { filter: /fast-foundation[\\/].*[\\/](aria-global|button(\.template)?)\.js$/ },
      async ({ path: file }) => {
        const source = await readFile(file, "utf8");
        const contents = source
          .replace(/^__decorate\(\[\s*attr\(\{ attribute: "aria-(?!keyshortcuts)[^;]*;\n/gm, "")
          .replace(/^__decorate\([^;]*, Button\.prototype, "form\w+", void 0\);\n/gm, "")
          .replace(/^ {4}form\w+Changed\(\) \{\n.*?^ {4}\}\n/gms, "")
          .replace(/^ +(?:form|aria-(?!keyshortcuts))[\w-]*="\$\{.*\}"\n/gm, "");
        const errors = contents === source ? [{ text: `${file} writes its attributes in another way` }] : [];
        return { contents, errors, loader: "js" };
      },
    );
    pluginBuild.onLoad({ filter: /fast-web-utilities[\\/].*[\\/]key-codes\.js$/ }, async ({ path: file }) => {
      const source = await readFile(file, "utf8");
      return { contents: source.replace(/^\(function \(KeyCodes\) \{.*?^\}\)\(.*?\);$/ms, ""), loader: "js" };
    });
  },
};
