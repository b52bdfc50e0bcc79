import path from "node:path";
import { build } from "esbuild";
import { slimPage } from "../../../scripts/build/slimPage.mts";

export interface BuiltPage {
  readonly script: string;
  readonly style: string;
  /** What the comparison page loads when it first draws a line; empty for other pages. */
  readonly timelineScript: string;
}

export type PageName = "webview" | "report" | "timeline" | "history";

const entries: Readonly<Record<PageName, string>> = {
  webview: "webview/comparison/main.ts",
  report: "webview/report/main.ts",
  timeline: "webview/timeline/main.ts",
  history: "webview/history/main.ts",
};

/** Builds a page as it ships, in memory, so that tests never read what another build left in `dist`. */
export async function buildPage(name: PageName): Promise<BuiltPage> {
  const [page, timeline] = await Promise.all([bundle(name), name === "webview" ? bundle("timeline") : null]);
  return { ...page, timelineScript: timeline?.script ?? "" };
}

async function bundle(name: PageName): Promise<{ readonly script: string; readonly style: string }> {
  const { outputFiles } = await build({
    absWorkingDir: path.join(import.meta.dirname, "../../.."),
    entryPoints: { [name]: entries[name] },
    outdir: "dist",
    bundle: true,
    write: false,
    minify: true,
    platform: "browser",
    format: "iife",
    target: "es2022",
    plugins: [slimPage],
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "silent",
  });
  return { script: fileEnding(outputFiles, ".js"), style: fileEnding(outputFiles, ".css") };
}

function fileEnding(files: readonly { path: string; text: string }[], ending: string): string {
  const file = files.find(({ path: name }) => name.endsWith(ending));
  if (file === undefined) throw new Error(`the build made no ${ending} file`);
  return file.text;
}
