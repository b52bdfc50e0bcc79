import { describe, expect, test } from "vitest";
import { tracedEndpoints, withTracedEndpoints } from "../../../scripts/generate/callTable.mts";
import { causeFiles, withStatedCodes } from "../../../scripts/generate/causeFiles.mts";
import { commandIdsText, commandTableText } from "../../../scripts/generate/commandFiles.mts";
import { commandsPage } from "../../../scripts/generate/commandsPage.mts";
import {
  endpointListText,
  lessonWords,
  scenarioListText,
  withScenarioRows,
} from "../../../scripts/generate/emulatorFiles.mts";
import { pathsIn, withEndpointEnum, withEndpointPaths } from "../../../scripts/generate/endpointPaths.mts";
import { l10nBundle } from "../../../scripts/generate/l10nBundle.mts";
import { contributionsOf, wordsWith } from "../../../scripts/generate/manifest.mts";

const compare = {
  id: "balances.compare",
  title: "Compare Balances",
  does: "Runs all of it",
  icon: "git-compare",
  menus: {
    "view/item/context": [{ when: "viewItem == a || viewItem == b", group: "inline@1" }],
    "view/title": [{ group: "navigation@1" }],
    "editor/title": [{ when: "x == y", group: "navigation@2" }],
  },
  key: { key: "f2" },
} as const;
const remove = {
  id: "item.remove",
  title: "Remove Item… (one, several)",
  does: { row: "above" },
  palette: false,
} as const;
const menu = { id: "item.menu", title: "Item", does: { row: "none" }, palette: "balanceLens.compared" } as const;
const submenu = {
  id: "balanceLens.local",
  label: "Local Sandbox",
  menus: { "view/title": [{ when: "a", group: "3_local@3" }] },
} as const;

describe("the manifest's part of the commands", () => {
  const { commands, menus, submenus, keybindings } = contributionsOf([compare, remove, menu], [submenu]);

  test("declares each with its title in the words of the manifest, and its icon", () => {
    expect(commands).toEqual([
      {
        command: "balanceLens.balances.compare",
        title: "%command.balances.compare%",
        category: "Balance Lens",
        icon: "$(git-compare)",
      },
      { command: "balanceLens.item.remove", title: "%command.item.remove%", category: "Balance Lens" },
      { command: "balanceLens.item.menu", title: "%command.item.menu%", category: "Balance Lens" },
    ]);
  });

  test("hides in the palette what is never listed, and says nothing of what always is", () => {
    expect(menus.commandPalette).toEqual([
      { command: "balanceLens.item.remove", when: "false" },
      { command: "balanceLens.item.menu", when: "balanceLens.compared" },
    ]);
  });

  test("shows a command of the view there alone, also where its condition has two ways to hold", () => {
    expect(menus["view/item/context"]).toEqual([
      {
        command: "balanceLens.balances.compare",
        when: "view == balanceLens.items && (viewItem == a || viewItem == b)",
        group: "inline@1",
      },
    ]);
    expect(menus["editor/title"]).toEqual([
      { command: "balanceLens.balances.compare", when: "x == y", group: "navigation@2" },
    ]);
  });

  test("has submenus beside commands, each under its label", () => {
    expect(menus["view/title"]).toEqual([
      { command: "balanceLens.balances.compare", when: "view == balanceLens.items", group: "navigation@1" },
      { submenu: "balanceLens.local", when: "view == balanceLens.items && a", group: "3_local@3" },
    ]);
    expect(submenus).toEqual([{ id: "balanceLens.local", label: "%submenu.local%" }]);
  });

  test("binds a key to the selection of the view", () => {
    const when = "focusedView == balanceLens.items && listFocus && !inputFocus";
    expect(keybindings).toEqual([
      { command: "balanceLens.balances.compare", key: "f2", mac: "f2", when, args: { selected: true } },
    ]);
  });

  test("the words forget a command that is gone, and keep all that is not of commands", () => {
    const words = { description: "Kept", "command.item.gone": "Gone", "submenu.gone": "Gone" };
    expect(wordsWith(words, [compare], [submenu])).toEqual({
      description: "Kept",
      "command.balances.compare": "Compare Balances",
      "submenu.local": "Local Sandbox",
    });
  });
});

describe("the table of the commands", () => {
  const folder = "src/host/commands";
  const files = [`${folder}/items/removeItem.ts`, `${folder}/command.ts`, `${folder}/compareBalances.ts`];

  test("finds each in the file of its name, in whatever folder", () => {
    const text = commandTableText(
      [
        ["removeItem", remove],
        ["compareBalances", compare],
      ],
      files,
    );
    expect(text).toContain('import { removeItem } from "./items/removeItem.ts";');
    expect(text).toContain(
      "  [commandIds.removeItem]: removeItem,\n  [commandIds.compareBalances]: compareBalances,\n",
    );
    expect(text.indexOf('"./compareBalances.ts"')).toBeLessThan(text.indexOf('"./items/removeItem.ts"'));
    expect(commandIdsText([["removeItem", remove]])).toContain('  removeItem: "balanceLens.item.remove",\n');
  });

  test("is not made where a command has no file, or two", () => {
    expect(() => commandTableText([["renameItem", remove]], files)).toThrow("no file renameItem.ts");
    const twice = [...files, `${folder}/removeItem.ts`];
    expect(() => commandTableText([["removeItem", remove]], twice)).toThrow("Two files are named for removeItem");
  });
});

test("the page has a row for each but what only leads to others, and one row for those that share it", () => {
  const section = {
    heading: "Items",
    intro: "In the view.",
    commands: { menu, compareBalances: compare, removeItem: remove },
  };
  expect(commandsPage([section], "All of them.")).toBe(`# Commands

All of them.

## Items

In the view.

| Command | What it does |
| --- | --- |
| Compare Balances, Remove Item… | Runs all of it |
`);
});

describe("the scenarios", () => {
  const folder = "src/emulator/scenarios";
  const scenario = (name: string, place: number) => ({
    path: `${folder}/${name}.json`,
    text: JSON.stringify({
      name,
      summary: `${name}.`,
      access_token: "t",
      lesson: { place, group: "Start", label: "One" },
    }),
  });
  const files = [
    scenario("just-linked", 2),
    { path: `${folder}/parseScenario.ts`, text: "" },
    scenario("z-hold", 1),
    { path: `${folder}/build/other.json`, text: "{}" },
  ];

  test("are all JSON files of the folder itself, in the order of their lessons", () => {
    const text = scenarioListText(files);
    expect(text.match(/^import .*$/gm)).toEqual([
      'import justLinked from "./just-linked.json" with { type: "json" };',
      'import zHold from "./z-hold.json" with { type: "json" };',
    ]);
    expect(text).toContain("[\n  zHold,\n  justLinked,\n];");
  });

  test("are the rows of their table in the page, in the order of their lessons, and the rest of the page stays", () => {
    const head = "| Scenario | In the tree | Access token | What it shows |\n| --- | --- | --- | --- |\n";
    const page = `Before\n\n${head}| \`gone\` | | | |\n\nAfter\n`;
    const rows = "| `z-hold` | Start: One | `t` | z-hold. |\n| `just-linked` | Start: One | `t` | just-linked. |\n";
    expect(withScenarioRows(page, files)).toBe(`Before\n\n${head}${rows}\nAfter\n`);
    expect(() => withScenarioRows("No table", files)).toThrow("There is to be one place");
  });
});

test("the emulator's endpoints are the files that export one under their own name", () => {
  const folder = "src/emulator/handlers";
  const text = endpointListText([
    { path: `${folder}/itemGet.ts`, text: "export const itemGet = endpoint({" },
    { path: `${folder}/endpoint.ts`, text: "export function endpoint(" },
    { path: `${folder}/authGet.ts`, text: "export const authGet = endpoint({" },
    { path: `${folder}/many.ts`, text: "export const many: readonly Endpoint[] = [];" },
    { path: `${folder}/itemAccess.ts`, text: "export const itemOf = 1;" },
  ]);
  expect(text.match(/^import .*$/gm)).toEqual([
    'import { authGet } from "./authGet.ts";',
    'import type { Endpoint } from "./endpoint.ts";',
    'import { itemGet } from "./itemGet.ts";',
    'import { many } from "./many.ts";',
  ]);
  expect(text).toContain("[\n    authGet,\n    itemGet,\n    ...many,\n  ].map(");
});

describe("the causes", () => {
  const folder = "src/core/causes";
  const rule = (name: string, ...entries: string[]) =>
    `export const codes: Codes = {\n${entries.map((entry) => `  ${entry},\n`).join("")}};\n\nexport const ${name}: Rule = {\n`;
  const files = [
    { path: `${folder}/clocks.ts`, text: rule("clocks", '"clock-skew": { no: 2, most: "certain" }') },
    {
      path: `${folder}/gap/moved.ts`,
      text: `${rule("moved", 'gap: { no: 1, most: "likely", settledBy: "wait" }', '"a-gap": { no: 1, most: "certain" }')}export const hold: GapCause = {\n`,
    },
    { path: `${folder}/params.ts`, text: "const other: Rule = {\n" },
    { path: `${folder}/everyCause.ts`, text: "// Written by `npm run generate`\nexport const old: Rule = {\n" },
  ];
  const list = (...cells: string[]) => `| ${cells.join(" | ")} | Evidence | Nothing |\n`;

  test("are what the files of the folder export, each with its codes", () => {
    const [every, gapCauses, codes] = causeFiles(files).map(({ text }) => text);
    expect(every?.match(/^import .*$/gm)).toEqual([
      'import type { Codes, Rule } from "./cause.ts";',
      'import { clocks, codes as clocksCodes } from "./clocks.ts";',
      'import { moved, codes as movedCodes } from "./gap/moved.ts";',
    ]);
    expect(every).toContain("[\n  clocks,\n  moved,\n].toSorted(");
    expect(every).toContain("{\n  ...clocksCodes,\n  ...movedCodes,\n}");
    expect(gapCauses).toContain('import { hold } from "./moved.ts";');
    expect(codes).toContain('=\n  | "a-gap"\n  | "clock-skew"\n  | "gap";\n');
  });

  test("have their codes in the row of their number, the surest first, and the rest of the page stays", () => {
    const page = (gap: string) =>
      `Text\n\n${list("1", "Gap", gap)}${list("2", "Clocks", "`clock-skew` (certain)")}${list("3", "No", "none: so")}`;
    expect(withStatedCodes(page("`gone` (likely)"), files)).toBe(page("`a-gap` (certain), `gap` (likely)"));
  });

  test("are refused in two files, without a row, and a row without any where it does not say why", () => {
    const rows = list("1", "Gap", "") + list("2", "Clocks", "");
    expect(() => withStatedCodes(rows, [...files, ...files])).toThrow("Two files state what a-gap is");
    expect(() => withStatedCodes(list("1", "Gap", ""), files)).toThrow("clock-skew is of row 2");
    expect(() => withStatedCodes(rows + list("3", "Why", ""), files)).toThrow("Row 3");
  });
});

describe("the paths of the comparison's endpoints", () => {
  const paths = pathsIn('  {\n    path: "/item/get",\n  },\n  {\n    path: "/auth/get",\n    docUrl: "/x",\n  },\n');

  test("are those of the catalogue, in its order", () => {
    expect(paths).toEqual(["/item/get", "/auth/get"]);
    expect(() => pathsIn("export const catalogue = [];")).toThrow("no path");
  });

  test("are written into the list of the code and into the schema of the document", () => {
    const list = (inner: string) => `a\nexport const endpointPaths = [\n${inner}] as const;\nb\n`;
    expect(withEndpointPaths(list('  "/gone",\n'), paths)).toBe(list('  "/item/get",\n  "/auth/get",\n'));
    const schema = (inner: string) => `    "endpoint": {\n      "enum": [\n${inner}      ]\n    }\n`;
    expect(withEndpointEnum(schema('        "/gone"\n'), paths)).toBe(
      schema('        "/item/get",\n        "/auth/get"\n'),
    );
  });
});

describe("the bundle of what the host says", () => {
  const bundleOf = (...texts: string[]) =>
    l10nBundle(
      texts.map((text, index) => ({ path: `src/${index}.ts`, text })),
      [],
    );

  test("has each sentence once, by its own English, however it is called", () => {
    const called = `vscode.l10n.t("B {0}", name); const { l10n } = vscode; l10n.t(
      "A \\"quoted\\" one",
    );`;
    expect(Object.entries(bundleOf(called, `vscode.l10n.t("B {0}", other);`))).toEqual([
      ['A "quoted" one', 'A "quoted" one'],
      ["B {0}", "B {0}"],
    ]);
  });

  test("has what the scenarios teach", () => {
    const scenario = {
      name: "one",
      summary: "It shows it.",
      lesson: { group: "Start", label: "One", bank: "Gingham" },
    };
    const words = lessonWords([{ path: "src/emulator/scenarios/one.json", text: JSON.stringify(scenario) }]);
    expect(Object.keys(l10nBundle([], words))).toEqual(["It shows it.", "One", "Start"]);
  });

  test("has nothing of comments and of other functions called t", () => {
    expect(bundleOf(`// l10n.t("in a comment")\nother.t("another"); l10n.bundle;`)).toEqual({});
  });

  test.each(["`A`", '"A " + b', "sentence", ""])("is refused a sentence that is put together: %s", (argument) => {
    expect(() => bundleOf("", `\n\nvscode.l10n.t(${argument});`)).toThrow("src/1.ts:3");
  });
});

describe("the endpoints whose calls are found in code", () => {
  const table = 'export const codeEndpoints = [\n  "/old",\n] as const;\n';
  const method = (name: string, path: string): string =>
    `        ${name}: async (request: Request, options: any = {}) => {\n            // verify\n            const localVarPath = \`${path}\`;\n`;
  const named = (path: string): string =>
    path.slice(1).replace(/[/_](.)/g, (_, letter: string) => letter.toUpperCase());
  const sdk = [method("other", "/other"), ...tracedEndpoints.map((path) => method(named(path), path))].join("");

  test("are listed where the SDK has a method of that name for each", () => {
    const rows = tracedEndpoints.map((path) => `  "${path}",\n`).join("");
    expect(withTracedEndpoints(table, sdk)).toBe(`export const codeEndpoints = [\n${rows}] as const;\n`);
  });

  test("are refused where it has none, or one of another name", () => {
    expect(() => withTracedEndpoints(table, sdk.replace("accountsBalanceGet:", "balanceGet:"))).toThrow(
      /balanceGet, not accountsBalanceGet/,
    );
    expect(() => withTracedEndpoints(table, method("accountsGet", "/accounts/get"))).toThrow(/by no method/);
  });
});
