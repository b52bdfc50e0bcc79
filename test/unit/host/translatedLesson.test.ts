import { expect, test } from "vitest";
import { translatedLesson } from "../../../src/host/local/translatedLesson.ts";
import { l10n } from "./support/vscode/vscode.ts";

l10n.t = (text) => ({ "Stale cache": "Alte Kopie", "Old caches": "Alte Kopien", Once: "Einmal" })[text] ?? text;

const lesson = { place: 1, group: "Old caches", label: "Stale cache", bank: "Tattersall", summary: "Once" };

test("a lesson is told in the window's language, but for the name of its bank", () => {
  expect(translatedLesson(lesson)).toEqual({
    place: 1,
    group: "Alte Kopien",
    label: "Alte Kopie",
    bank: "Tattersall",
    summary: "Einmal",
  });
});

test("the words of a person's own scenario stay as they are", () => {
  const own = { ...lesson, label: "My {0} case", summary: "Mine" };
  expect(translatedLesson(own)).toMatchObject({ label: "My {0} case", summary: "Mine" });
});
