import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { openSaved, type SavedText } from "../../../../src/core/saved/openSaved.ts";
import { inPieces } from "./support/inPieces.ts";
import { openedAt } from "./support/readForms.ts";

const folder = path.resolve(import.meta.dirname, "../../../fixtures/saved-forms");

function readOf(text: SavedText["text"]): number {
  return openSaved([{ source: "app.log", text }], { openedAt, id: "saved" }).read;
}

test.each(readdirSync(folder).filter((name) => name !== "README.md"))(
  "a log in its own form throughout that is read in pieces gives as many calls as in one: %s",
  (name) => {
    const sample = readFileSync(path.join(folder, name), "utf8");
    const times = Math.ceil(1_300_000 / sample.length);
    const text = `${sample}\n`.repeat(times);
    expect(readOf(inPieces(text, 65_536))).toBe(readOf(text));
  },
);
