import { expect, test } from "vitest";
import { openSaved, type SavedText } from "../../../../src/core/saved/openSaved.ts";
import { inPieces } from "./support/inPieces.ts";
import { openedAt } from "./support/readForms.ts";
import { savedForm, savedForms } from "./support/savedForms.ts";

function readOf(text: SavedText["text"]): number {
  return openSaved([{ source: "app.log", text }], { openedAt, id: "saved" }).read;
}

test.each(savedForms)(
  "a log in its own form throughout that is read in pieces gives as many calls as in one: %s",
  (name) => {
    const sample = savedForm(name);
    const times = Math.ceil(1_300_000 / sample.length);
    const text = `${sample}\n`.repeat(times);
    expect(readOf(inPieces(text, 65_536))).toBe(readOf(text));
  },
);
