import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.join(import.meta.dirname, "../../..");
const sheets = [
  "webview/lib/{base,button,textField}.css",
  "webview/comparison/styles/*.css",
  "webview/timeline/timeline.css",
].flatMap((pattern) => globSync(pattern, { cwd: root }));

/** Room between things; what a script or a share decides is in a function. */
const spacing = /^\s*((?:padding|margin)[a-z-]*|(?:row-|column-)?gap):([^;]+);/gm;
/** The scale, a hairline within a line of text, and what is measured in characters. */
const onScale = /^(var\(--(space-\d|gap)\)|0|auto|-?[12]px|[\d.]+(em|ch))$/;

test("the panel's room is on one scale", () => {
  expect(sheets.length).toBeGreaterThan(15);
  const odd = sheets.flatMap((sheet) =>
    [...readFileSync(path.join(root, sheet), "utf8").matchAll(spacing)].flatMap(([, property, value = ""]) => {
      const words = value
        .replaceAll(/(calc|min|max|clamp)\((?:[^()]|\([^()]*\))*\)/g, "0")
        .trim()
        .split(/\s+/);
      return words.every((word) => onScale.test(word)) ? [] : [`${sheet}: ${property}:${value}`];
    }),
  );
  expect(odd).toEqual([]);
});
