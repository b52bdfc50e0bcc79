import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { adviceMessages } from "../../../src/text/messages/advice.ts";
import { english, englishLists } from "../../../src/text/messages/english.ts";
import { failureMessages } from "../../../src/text/messages/failures.ts";
import { wordMessages } from "../../../src/text/messages/words.ts";
import { panelMessages } from "../../../src/text/panelLabels.ts";
import type { Messages } from "../../../src/text/segment.ts";
import { message } from "../../../src/text/translate.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const context = { messages: {}, locale: "en-US", timeZone: "UTC" };

const familyOf = (key: string): string => key.slice(0, key.indexOf(".") + 1);

test("a family of keys is in one list alone, so that whoever may ask for a key has its sentence", () => {
  const families = englishLists.flatMap((list) => [...new Set(Object.keys(list).map(familyOf))]);
  // A key without a dot is of no family, and could be asked of no list.
  expect(families).not.toContain("");
  expect(families.toSorted()).toEqual([...new Set(families)].sort());
});

test("a list cannot be asked for a key of another one", () => {
  expect(message(["advice.read-real-time"], adviceMessages, context)).toBe(english["advice.read-real-time"]);
  // @ts-expect-error The compiler refuses it, and at run time it would be shown as itself.
  expect(message(["advice.read-real-time"], wordMessages, context)).toBe("advice.read-real-time");
});

test("words that stand for a parameter's value are in the lists that a sentence looks for them in", () => {
  const placeholders = new Set(Object.values(english).flatMap((text) => text.match(/(?<=\{)\w+(?=\})/g) ?? []));
  const lookedIn: Messages = { ...wordMessages, ...failureMessages };
  const elsewhere = Object.keys(english).filter((key) => !Object.hasOwn(lookedIn, key));
  const named = elsewhere.filter((key) => placeholders.has(familyOf(key).slice(0, -1)));
  expect(named).toEqual([]);
  for (const name of ["product", "failure"]) expect(placeholders).toContain(name);
});

test("the whole list has every list there is, and nothing that ships carries it", async () => {
  const files = globSync("src/text/messages/*.ts", { cwd: root });
  const modules: object[] = await Promise.all(files.map((file) => import(path.join(root, file))));
  const lists = modules.flatMap((module) =>
    Object.entries(module).flatMap(([name, list]) => (name.endsWith("Messages") ? [list] : [])),
  );
  expect(new Set(lists)).toEqual(new Set(englishLists));
  expect(lists).toHaveLength(englishLists.length);

  const shipped = globSync("{src,webview}/**/*.ts", { cwd: root });
  expect(shipped.length).toBeGreaterThan(100);
  const carrying = shipped.filter((file) =>
    readFileSync(path.join(root, file), "utf8").includes("messages/english.ts"),
  );
  expect(carrying).toEqual([]);
});

test("no sentence has a turn that reads as translated", () => {
  const read = (file: string): Messages => JSON.parse(readFileSync(path.join(root, file), "utf8"));
  const window = { ...read("l10n/bundle.l10n.json"), ...read("package.nls.json") };
  const sentences = Object.values({ ...english, ...panelMessages, ...window });
  expect(sentences.length).toBeGreaterThan(1500);
  const turns = [
    /\b(?:works no longer|of then|nobody (?:kept|sees)|by its shape|only by its place|no age is told)\b/i,
    /\b(?:it counts|goes on;|that came do not|is of production|of no such|breaks off in|passed over|stands above)\b/i,
    /(?:waited for a slot|name looked up|^in all|retry what failed|told at|a bound, not a point|begin with\?)/i,
    /\b(?:log says more|once an item|a flat fee a call|of the type|has to (?:be|lie|look))\b/i,
  ];
  expect(sentences.filter((sentence) => turns.some((turn) => turn.test(sentence)))).toEqual([]);
});
