import path from "node:path";
import type { Plugin } from "esbuild";

const root = path.join(import.meta.dirname, "../..");

/** What a page imports with its first use: source file -> file beside the page's script. */
export const pageParts = {
  timelinePicture: "webview/timeline/timelineView.ts",
  timelineTools: "webview/timeline/tools/timelineTools.ts",
} as const;

/** Leaves dynamic imports of these parts to the browser, which resolves them beside the page's script. */
export const keepPartsApart: Plugin = {
  name: "keep-parts-apart",
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /\.ts$/ }, ({ kind, resolveDir, path: imported }) => {
      if (kind !== "dynamic-import") return undefined;
      const file = path.resolve(resolveDir, imported);
      const part = Object.entries(pageParts).find(([, entry]) => path.join(root, entry) === file);
      return part === undefined ? undefined : { path: `./${part[0]}.js`, external: true };
    });
  },
};
