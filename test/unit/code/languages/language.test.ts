import { expect, test } from "vitest";
import { codeFileEndings, codeLanguages, languageOf } from "../../../../src/code/languages/language.ts";
import { codeLanguageIds } from "../../../../src/code/languages/languageIds.ts";

test.each([
  ["typescriptreact", "typescript"],
  ["javascript", "typescript"],
  ["src/app.mts", "typescript"],
  ["python", "python"],
  ["lib/tasks/plaid.rake", "ruby"],
  ["C:\\work\\Main.JAVA", "java"],
  ["calls.rest", "http"],
  ["vue", null],
  ["constructor", null],
  ["App.vue", null],
  ["a.constructor", null],
])("%s is read as %s", (name, language) => {
  expect(languageOf(name)).toBe(language);
});

test("every language has an id in the editor and an ending", () => {
  const all = [...codeLanguages].sort();
  expect([...new Set(codeLanguageIds.map(languageOf))].sort()).toEqual(all);
  expect([...new Set(codeFileEndings.map((ending) => languageOf(`a.${ending}`)))].sort()).toEqual(all);
});
