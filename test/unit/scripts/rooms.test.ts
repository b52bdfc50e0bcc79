import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { checkRooms } from "../../../scripts/rooms/checkRooms.mts";
import { houseFiles } from "../../../scripts/rooms/houseFiles.mts";
import { rooms } from "../../../scripts/rooms.mts";

/** What the check says of one file with this text. */
const said = (path: string, text: string) => checkRooms([{ path, text }]);

describe("the table of rooms", () => {
  test.each([
    [
      "core reaching for the client",
      "src/core/x.ts",
      `import { a } from "../plaid/connect.ts";`,
      "core may not import plaid",
    ],
    ["core reaching for Node", "src/core/x.ts", `import { readFile } from "node:fs";`, "core may not import node:fs"],
    [
      "Node without its prefix",
      "src/core/x.ts",
      `import { readFile } from "fs/promises";`,
      "core may not import fs/promises",
    ],
    ["a type import", "src/core/x.ts", `import type { Uri } from "vscode";`, "core may not import vscode"],
    ["an inline type import", "src/text/x.ts", `export type A = import("vscode").Uri;`, "text may not import vscode"],
    ["a re-export", "src/protocol/x.ts", `export { a } from "../host/log.ts";`, "protocol may not import host"],
    [
      "a re-export of everything",
      "src/protocol/x.ts",
      `export * from "../host/log.ts";`,
      "protocol may not import host",
    ],
    ["a dynamic import", "src/host/x.ts", `await import("../emulator/start.ts");`, "host may not import emulator"],
    ["a computed import", "src/host/x.ts", `await import(name);`, "host may not import a computed path"],
    ["a require", "src/host/x.ts", `const a = require("plaid");`, "host may not import plaid"],
    ["an import assignment", "src/host/x.ts", `import a = require("plaid");`, "host may not import plaid"],
    ["a subpath of a package", "webview/x.ts", `import "plaid/api";`, "webview may not import plaid"],
    [
      "the emulator sharing code with core",
      "src/emulator/x.ts",
      `import { a } from "../core/money.ts";`,
      "emulator may not import core",
    ],
    [
      "the page reaching for the host",
      "webview/x.ts",
      `import { a } from "../src/host/log.ts";`,
      "webview may not import host",
    ],
    [
      "the host reaching for the page",
      "src/host/x.ts",
      `import { a } from "../../webview/main.ts";`,
      "host may not import webview",
    ],
    [
      "the terminal reaching for the host",
      "src/cli/x.ts",
      `import { a } from "../host/log.ts";`,
      "cli may not import host",
    ],
    [
      "an end-to-end test reaching inside",
      "test/e2e/x.test.ts",
      `import { a } from "../../src/core/money.ts";`,
      "test/e2e may not import core",
    ],
    [
      "a unit test reaching into another room",
      "test/unit/core/x.test.ts",
      `import { a } from "../../../src/host/log.ts";`,
      "test/unit/core may not import host",
    ],
    ["a file outside every room", "src/core/x.ts", `import data from "../../package.json";`, "which is in no room"],
  ])("reports %s", (_what, path, text, sentence) => {
    expect(said(path, text)).toEqual([expect.stringContaining(`${path}:1: `)]);
    expect(said(path, text)[0]).toContain(sentence);
  });

  test.each([
    ["src/emulator/server/listen.ts", `import { createServer } from "node:http";`],
    ["src/plaid/timedTransport.ts", `import https from "node:https";`],
    ["src/host/x.ts", `import * as vscode from "vscode"; import { a } from "../core/money.ts";`],
    ["src/extension.ts", `await import("./plaid/connect.ts");`],
    ["webview/x.ts", `import type { A } from "../src/protocol/messages.ts";`],
    [
      "test/unit/core/x.test.ts",
      `import { a } from "../../../src/core/money/money.ts"; import { b } from "../../builders/item.ts";`,
    ],
    ["scripts/x.mts", `await import(file);`],
  ])("lets %s import what the table grants", (path, text) => {
    expect(said(path, text)).toEqual([]);
  });

  test("grants Node to the named files of a room, not to their neighbours", () => {
    expect(said("src/emulator/router.ts", `import { createServer } from "node:http";`)[0]).toContain(
      "src/emulator/server/listen.ts",
    );
  });

  test.each(["Date.now()", "new Date()", "Math.random()", "performance.now()", "Date()"])(
    "keeps %s out of a pure room",
    (use) => {
      expect(said("src/core/x.ts", `export const a = ${use};`)).toHaveLength(1);
      expect(said("src/host/x.ts", `export const a = ${use};`)).toEqual([]);
    },
  );

  test("lets a pure room make a date of what it was given", () => {
    expect(said("src/core/x.ts", `export const a = (iso: string) => new Date(iso);`)).toEqual([]);
  });

  test("names the line", () => {
    expect(said("src/core/x.ts", `\n\nimport "node:fs";`)[0]).toMatch(/^src\/core\/x\.ts:3: /);
  });

  test("reports a file that no room claims", () => {
    expect(said("src/other/x.ts", "")).toEqual(["src/other/x.ts: belongs to no room of scripts/rooms.mts"]);
  });

  test("refuses a file it cannot read", () => {
    expect(() => said("src/core/x.ts", "import {")).toThrow("does not parse");
  });

  test.each([
    [
      "a lower floor reaching for a higher one",
      "src/host/store/x.ts",
      `import { a } from "../storage/history.ts";`,
      "host/store may not import host/storage (src/host/storage/history.ts), which is on a higher floor",
    ],
    [
      "a type of a higher floor",
      "src/host/ask/newItem/x.ts",
      `import type { Command } from "../../commands/command.ts";`,
      "host/ask may not import host/commands",
    ],
    [
      "a file in no folder reaching into one",
      "src/host/x.ts",
      `import { a } from "./store/itemStore.ts";`,
      "host/. may not import host/store",
    ],
    [
      "a folder on no floor",
      "src/host/attic/x.ts",
      `import { a } from "../log.ts";`,
      "src/host/attic is on no floor of host: add it to `floors` in scripts/rooms.mts",
    ],
    [
      "an import from a folder on no floor",
      "src/host/session/x.ts",
      `import { a } from "../attic/a.ts";`,
      "src/host/attic is on no floor of host",
    ],
    [
      "a folder that shares a floor reaching for a higher one",
      "src/core/item/x.ts",
      `import { a } from "../causes/cause.ts";`,
      "core/item may not import core/causes (src/core/causes/cause.ts), which is on a higher floor",
    ],
  ])("reports %s", (_what, path, text, sentence) => {
    expect(said(path, text)).toEqual([`${path}:1: ${sentence}`].map((start) => expect.stringContaining(start)));
  });

  test.each([
    ["src/host/commands/compare/x.ts", `import { a } from "../../ask/pick.ts"; import { b } from "../../log.ts";`],
    ["src/host/commands/compare/x.ts", `import { a } from "../item/removeItem.ts";`],
    ["src/host/x.ts", `import { a } from "./log.ts";`],
    ["src/core/item/x.ts", `import { a } from "../reading/reading.ts";`],
    ["src/core/reading/x.ts", `import { a } from "../item/item.ts";`],
  ])("lets %s import from its own floor and from lower ones", (path, text) => {
    expect(said(path, text)).toEqual([]);
  });

  test("lists each floor once, and none that is gone", () => {
    const files = houseFiles().map((file) => file.path);
    for (const { at, floors = [] } of rooms) {
      const folders = floors.flat();
      expect(new Set(folders).size).toBe(folders.length);
      const gone = folders.filter((name) => name !== "." && !files.some((file) => file.startsWith(`${at}${name}/`)));
      expect(gone).toEqual([]);
    }
  });

  test("has its floors in CONTRIBUTING.md, in the same order", () => {
    const page = readFileSync(path.resolve(import.meta.dirname, "../../../CONTRIBUTING.md"), "utf8");
    const [, listed = ""] = /a folder may import only lower ones: ([^(]+)\(`floors`/.exec(page) ?? [];
    expect(listed.split("<").map((floor) => floor.trim())).toEqual(floorsOf("host").slice(1));
    const [, ofCore = ""] = /Inside `src\/core`, ([^.]+)\./.exec(page) ?? [];
    const [, ...higher] = floorsOf("core");
    expect(ofCore.split("<").map((floor) => floor.trim().split(", "))).toEqual([
      ["the other folders"],
      ...higher.map((floor) => [floor].flat()),
    ]);
  });

  function floorsOf(room: string) {
    return rooms.find(({ name }) => name === room)?.floors ?? [];
  }

  test("has one stand-in for VS Code: no test makes its own", () => {
    const mocking = houseFiles().filter(({ text }) => /vi\.(do)?mock\(\s*"vscode"/i.test(text));
    expect(mocking.map((file) => file.path)).toEqual([]);
  });

  test("sees the house's own files", () => {
    const paths = houseFiles().map((file) => file.path);
    expect(paths).toEqual(
      expect.arrayContaining(["src/core/comparison/comparison.ts", "scripts/launch.mjs", "esbuild.mts"]),
    );
  });
});
