/** What is shipped and read, in bytes. */
import { statSync } from "node:fs";
import path from "node:path";
import { dist, vsix } from "../scripts/lib/places.mts";
import { ensurePackaged } from "../scripts/package/packageVsix.mts";
import { LIMIT_BYTES, limits } from "../scripts/package/shipped.mts";
import type { Bench, Figure } from "./support/figure.mts";

const chunks: readonly (readonly [name: string, file: string])[] = [
  ["main-bundle", "extension.js"],
  ["session-chunk", "session.js"],
  ["yaml-chunk", "yaml.js"],
  ["sdk-chunk", "plaid.js"],
  ["page-bundle", "webview.js"],
  ["report-bundle", "report.js"],
  ["history-bundle", "history.js"],
  ["emulator", "emulator.mjs"],
];

export const run: Bench = async () => {
  await ensurePackaged();
  return [
    figureOf("package", vsix, LIMIT_BYTES),
    ...chunks.map(([name, file]) => figureOf(name, path.join(dist, file), limits[`extension/dist/${file}`])),
  ];
};

function figureOf(name: string, file: string, aim: number | undefined): Figure {
  const figure = { name: `size.${name}`, value: statSync(file).size, unit: "bytes" as const };
  return aim === undefined ? figure : { ...figure, aim };
}
