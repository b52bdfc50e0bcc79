import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../lib/places.mts";
import { filesUnder } from "../lib/sourceHash.mts";
import type { SourceFile } from "./checkRooms.mts";

/** The folders, from the root, whose files are written by hand and are code or what code reads. */
export const handFolders: readonly string[] = ["src", "npm", "webview", "test", "scripts", "bench"];

/** Every TypeScript and JavaScript file that is written by hand. */
export function houseFiles(): readonly SourceFile[] {
  const folders = handFolders.map((name) => path.join(root, name));
  const configs = readdirSync(root).map((name) => path.join(root, name));
  return [...folders.flatMap(filesUnder), ...configs.filter((file) => file.endsWith(".mts"))]
    .filter((file) => /\.[cm]?[jt]sx?$/.test(file))
    .map((file) => ({
      path: path.relative(root, file).split(path.sep).join("/"),
      text: readFileSync(file, "utf8"),
    }));
}
