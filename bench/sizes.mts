/** What is shipped and read, in bytes. */
import { statSync } from "node:fs";
import path from "node:path";
import { dist, vsix } from "../scripts/lib/places.mts";
import { ensurePackaged } from "../scripts/package/packageVsix.mts";
import type { Bench, Figure } from "./support/figure.mts";

const measured: readonly (readonly [name: string, file: string, aim?: number])[] = [
  ["package", vsix, 600_000],
  ["main-bundle", path.join(dist, "extension.js"), 60_000],
  ["session-chunk", path.join(dist, "session.js"), 760_000],
  ["sdk-chunk", path.join(dist, "plaid.js"), 360_000],
  ["page-bundle", path.join(dist, "webview.js"), 264_000],
  ["emulator", path.join(dist, "emulator.mjs")],
];

export const run: Bench = async () => {
  await ensurePackaged();
  return measured.map(([name, file, aim]): Figure => {
    const figure = { name: `size.${name}`, value: statSync(file).size, unit: "bytes" as const };
    return aim === undefined ? figure : { ...figure, aim };
  });
};
