import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { manifest, projectFile, root, wordsFor } from "./support/manifest.ts";

const contributes: {
  readonly commands: readonly { readonly command: string; readonly title: string }[];
  readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
} = manifest.contributes;

/** As it stands in a menu: what follows the ellipsis is there to be found by. */
const titles = contributes.commands.map(({ title }) => (wordsFor(title) ?? title).replace(/… \(.*\)$/, "…"));

const readme = projectFile("README.md");
const prose = readme.replaceAll(/```[\s\S]*?```/g, "").replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1");

/** The phrases in italics: what a person looks for under these words. */
function italics(text: string): readonly string[] {
  return [...text.replaceAll("**", "").matchAll(/(?<![\w*])\*([^*\n]+)\*(?![\w*])/g)].map(([, phrase = ""]) => phrase);
}

const pages = [
  "CONTRIBUTING.md",
  ...readdirSync(path.join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name.replaceAll("\\", "/")}`),
];

describe("the readme", () => {
  test("is read in three minutes", () => {
    expect(readme.split(/\s+/).length).toBeLessThanOrEqual(700);
    const sentences = prose
      .split(/\n\n|\n- |\n\d\. |(?<=[.:;]\**)\s+/)
      .filter((each) => !each.startsWith("!") && !each.includes(" · "))
      .map((each) => [each, each.split(/\s+/).filter((word) => /\w/.test(word)).length] as const);
    expect(sentences.filter(([, count]) => count > 25)).toEqual([]);
  });

  test("names commands, scenarios and degrees of certainty as they are named", () => {
    const lessons = projectFile("docs/emulator.md");
    const others = ["certain", "likely", "possible", "unexplained", "Extensions: Install from VSIX…"];
    const named = italics(prose);
    expect(named.length).toBeGreaterThan(8);
    const unknown = named.filter(
      (phrase) =>
        !titles.includes(phrase) &&
        !titles.includes(`${phrase}…`) &&
        !others.includes(phrase) &&
        !lessons.includes(phrase),
    );
    expect(unknown).toEqual([]);
  });

  test.each([...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, target = ""]) => target))("leads to %s", (target) => {
    expect(() => projectFile(target)).not.toThrow();
  });
});

test.each(pages)("%s names files of the project that are there", (page) => {
  const named = projectFile(page).matchAll(/`((?:src|webview|test|scripts|bench)\/[\w/.-]+\.m?[jt]s)`/g);
  for (const [, file = ""] of named) expect(() => projectFile(file), file).not.toThrow();
});

describe("the page of the commands", () => {
  const page = projectFile("docs/commands.md");
  const rows = [...page.matchAll(/^\| (?!Command|---)([^|]+) \|/gm)].flatMap(([, names = ""]) => names.split(", "));

  test("has each command, by its title", () => {
    // The entries of the palette that only gather others stand above the tables of those; one is Switch Environment in a view's bar.
    const gathers = (title: string): boolean => title.endsWith("…") && page.includes(`*${title}*`);
    const missing = titles.filter(
      (title) => !gathers(title) && !rows.includes(title) && !rows.includes(title.replace(/…$/, "")),
    );
    expect(missing.filter((title) => title !== "Switch Environment (now Local Sandbox)")).toEqual([]);
  });

  test("has no command that there is not", () => {
    expect(rows.filter((name) => !titles.includes(name) && !titles.includes(`${name}…`))).toEqual([]);
  });
});

test("the page of the settings has each with its default", () => {
  const page = projectFile("docs/settings.md");
  for (const [name, { default: value }] of Object.entries(contributes.configuration.properties)) {
    const shown = value === "" ? "empty" : `\`${JSON.stringify(value).replaceAll(/^"|"$/g, "")}\``;
    expect(page).toContain(`| \`${name}\` | ${shown} |`);
  }
});
