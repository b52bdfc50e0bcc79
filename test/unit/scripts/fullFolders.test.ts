import { expect, test } from "vitest";
import { fullFolders } from "../../../scripts/rooms/fullFolders.mts";

const filesIn = (folder: string, count: number) => Array.from({ length: count }, (_, index) => `${folder}/${index}.ts`);

test("a folder of twenty-five files is a shelf, and of one more is not", () => {
  expect(fullFolders(filesIn("src/core", 25))).toEqual([]);
  expect(fullFolders([...filesIn("src/core", 26), ...filesIn("webview", 3)])).toEqual([
    "src/core: 26 files, at most 25: give some a folder of their own",
  ]);
});

test("files of folders within count for those folders alone", () => {
  expect(fullFolders([...filesIn("src/core", 20), ...filesIn("src/core/age", 20)])).toEqual([]);
});

test("the emulator's handlers, a file for each endpoint, may be any number", () => {
  expect(fullFolders(filesIn("src/emulator/handlers", 40))).toEqual([]);
});
