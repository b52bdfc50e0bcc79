/**
 * Builds what ships and what the scripts run. `node esbuild.mts [--production] [--watch]`.
 * The session, the SDK and the emulator are chunks of their own: the extension imports them with `import()` on first use, and a
 * plain bundle would fold them into the main file (measured: 19 ms of activation instead of 1).
 */
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type BuildOptions, build, context, type Plugin } from "esbuild";
import { emulatorBeside } from "./scripts/build/emulatorBeside.mts";
import { keepPartsApart, pageParts } from "./scripts/build/pageParts.mts";
import { shortenNames } from "./scripts/build/shortenNames.mts";
import { slimPage } from "./scripts/build/slimPage.mts";
import { slimSdk } from "./scripts/build/slimSdk.mts";
import { slimYaml, yamlApart } from "./scripts/build/slimYaml.mts";
import { writeSchemas } from "./scripts/build/writeSchemas.mts";

const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");
const root = import.meta.dirname;

/** Dynamic imports of these rooms stay dynamic: source file -> file beside the bundle. */
const chunks: Readonly<Record<string, string>> = {
  [path.join(root, "src/plaid/connect.ts")]: "./plaid.js",
  // The one file that also runs as a program of its own.
  [path.join(root, "src/emulator/state/shareEmulator.ts")]: "./emulator.mjs",
  [path.join(root, "src/host/session/session.ts")]: "./session.js",
  [path.join(root, "src/host/code/codeFeatures.ts")]: "./code.js",
};

const keepChunksApart: Plugin = {
  name: "keep-chunks-apart",
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /\.ts$/ }, (args) => {
      if (args.kind !== "dynamic-import") return undefined;
      const chunk = chunks[path.resolve(args.resolveDir, args.path)];
      if (chunk === undefined) return undefined;
      return chunk.endsWith(".mjs") ? { path: chunk, external: true } : { path: chunk, namespace: "chunk" };
    });
    // CommonJS chunks are loaded by `require`, which does not look for their exports first: 1 to 2 ms sooner.
    pluginBuild.onLoad({ filter: /.*/, namespace: "chunk" }, ({ path: chunk }) => ({
      contents: `module.exports = require(${JSON.stringify(chunk)});`,
      loader: "js",
    }));
    pluginBuild.onResolve({ filter: /.*/, namespace: "chunk" }, (args) => ({ path: args.path, external: true }));
  },
};

/**
 * Asks for the API once in a bundle. esbuild would ask in every file that imports it, and each time copy the some two
 * hundred names that it exports: most of the time that loading the extension took.
 */
const askForApiOnce: Plugin = {
  name: "vscode-once",
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^vscode-once$/ }, () => ({ path: "vscode-once", namespace: "vscode-once" }));
    pluginBuild.onLoad({ filter: /.*/, namespace: "vscode-once" }, () => ({
      contents: `export const vscode = require("vscode");`,
      loader: "js",
    }));
    pluginBuild.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path: file }) => ({
      contents: askingOnce(await readFile(file, "utf8")),
      loader: "ts",
    }));
  },
};

function askingOnce(source: string): string {
  return source
    .replace(/^import \* as vscode from "vscode";\r?$/m, `import { vscode } from "vscode-once";`)
    .replace(/^import (\{[^}]*\}) from "vscode";\r?$/m, `import { vscode } from "vscode-once"; const $1 = vscode;`);
}

/**
 * VS Code takes one function from the main file. What esbuild puts around the exports of a module, for whoever else may
 * import it, was a sixth of the time that loading it took.
 */
const exportPlainly: Plugin = {
  name: "export-plainly",
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /[\\/]src[\\/]extension\.ts$/ }, async ({ path: file }) => {
      const source = askingOnce(await readFile(file, "utf8"));
      const contents = source.replace(/^export function (\w+)\(/gm, "exports.$1 = $1;\nfunction $1(");
      // One that is left would have esbuild drop those that were replaced.
      const errors = /^export /m.test(contents) ? [{ text: `${file} exports what is no plain function` }] : [];
      return { contents, errors, loader: "ts" };
    });
  },
};

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: production,
  sourcemap: production ? false : "linked",
  legalComments: "none",
  metafile: true,
  // While watching, the problem matcher's lines say it; esbuild's own would be a second copy in another shape.
  logLevel: watch ? "silent" : "warning",
  target: "node20",
  define: { "process.env.NODE_ENV": production ? '"production"' : '"development"' },
} satisfies BuildOptions;

const forNode = { ...shared, platform: "node", format: "cjs" } satisfies BuildOptions;
const forTerminal = {
  ...shared,
  platform: "node",
  format: "esm",
  // Bundled CommonJS asks for `require`, which an ES module does not have.
  banner: {
    js: 'import { createRequire as createRequireForBundle } from "node:module"; const require = createRequireForBundle(import.meta.url);',
  },
} satisfies BuildOptions;

/** A part of the extension that it loads beside its main file. */
function hostChunk(name: string, entry: string): BuildOptions {
  return { ...forNode, entryPoints: { [name]: entry }, external: ["vscode"], plugins: [askForApiOnce], outdir: "dist" };
}

/** A page of a panel, with its style beside it. */
function page(name: string, entry: string): BuildOptions {
  return {
    ...shared,
    platform: "browser",
    format: "iife",
    target: "es2022",
    plugins: [slimPage, keepPartsApart],
    entryPoints: { [name]: entry },
    outdir: "dist",
  };
}

/** A part of a page, which the page imports with its first use. */
function pagePart(name: string, entry: string): BuildOptions {
  return { ...page(name, entry), format: "esm" };
}

const targets: Readonly<Record<string, BuildOptions>> = {
  extension: {
    ...forNode,
    entryPoints: { extension: "src/extension.ts" },
    external: ["vscode"],
    plugins: [keepChunksApart, exportPlainly, askForApiOnce],
    outdir: "dist",
  },
  session: { ...hostChunk("session", "src/host/session/session.ts"), plugins: [yamlApart, askForApiOnce] },
  yaml: { ...forNode, entryPoints: { yaml: "src/core/saved/body/loadYaml.ts" }, plugins: [slimYaml], outdir: "dist" },
  code: hostChunk("code", "src/host/code/codeFeatures.ts"),
  plaid: { ...forNode, entryPoints: { plaid: "src/plaid/connect.ts" }, plugins: [slimSdk], outdir: "dist" },
  emulator: {
    ...forTerminal,
    entryPoints: { emulator: "src/cli/emulator.ts" },
    outExtension: { ".js": ".mjs" },
    outdir: "dist",
  },
  // Two programs: what both take is in `terminal.mjs` beside them.
  compare: {
    ...forTerminal,
    entryPoints: { compare: "src/cli/compare.ts", lint: "src/cli/lint.ts" },
    splitting: true,
    chunkNames: "terminal",
    plugins: [slimSdk, slimYaml, emulatorBeside],
    outExtension: { ".js": ".mjs" },
    outdir: "dist",
  },
  // What the npm package has besides the programs.
  npm: {
    ...forNode,
    entryPoints: { index: "src/npm/index.ts" },
    plugins: [emulatorBeside],
    // The package's folder, which an ES module names so.
    define: { ...shared.define, "import.meta.dirname": "__dirname" },
    outExtension: { ".js": ".cjs" },
    outdir: "dist",
  },
  emulatorProcess: {
    ...forTerminal,
    banner: {},
    entryPoints: { emulatorProcess: "src/npm/emulatorProcess.ts" },
    plugins: [emulatorBeside],
    outExtension: { ".js": ".mjs" },
    outdir: "dist",
  },
  webview: page("webview", "webview/comparison/main.ts"),
  report: page("report", "webview/report/main.ts"),
  timeline: page("timeline", "webview/timeline/main.ts"),
  history: page("history", "webview/history/main.ts"),
  ...Object.fromEntries(Object.entries(pageParts).map(([name, entry]) => [name, pagePart(name, entry)])),
};

await rm(path.join(root, "dist"), { recursive: true, force: true });
await writeSchemas(path.join(root, "schemas"), path.join(root, "dist"));
if (watch) {
  const reporter = reportRebuilds();
  const contexts = await Promise.all(
    Object.values(targets).map((options) => context({ ...options, plugins: [...(options.plugins ?? []), reporter] })),
  );
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  const results = await Promise.all(
    Object.entries(targets).map(async ([name, options]) => [name, await build(options)] as const),
    // esbuild has printed what is wrong; a stack of its own frames would only bury that.
  ).catch(() => process.exit(1));
  const inputs = Object.fromEntries(results.map(([name, result]) => [name, result.metafile?.inputs ?? {}]));
  const outputs = Object.fromEntries(results.map(([name, result]) => [name, result.metafile?.outputs ?? {}]));
  if (production) await Promise.all(Object.values(outputs).flatMap(Object.keys).filter(isScript).map(shortenNames));
  await writeFile(path.join(root, "dist/meta.json"), JSON.stringify({ inputs, outputs }));
}

function isScript(file: string): boolean {
  return /\.[cm]?js$/.test(file);
}

/**
 * Begin and end lines for the problem matcher in `.vscode/tasks.json`. One for all targets: the end is said when the
 * last of them is built, since F5 starts VS Code at that line.
 */
function reportRebuilds(): Plugin {
  let building = 0;
  return {
    name: "report-rebuilds",
    setup(pluginBuild) {
      pluginBuild.onStart(() => {
        if (building === 0) console.log("[watch] build started");
        building += 1;
      });
      pluginBuild.onEnd((result) => {
        for (const { text, location } of result.errors) {
          console.error(`✘ [ERROR] ${text}`);
          if (location !== null) console.error(`    ${location.file}:${location.line}:${location.column}:`);
        }
        building -= 1;
        if (building === 0) console.log("[watch] build finished");
      });
    },
  };
}
