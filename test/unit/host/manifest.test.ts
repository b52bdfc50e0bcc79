import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { codeLanguageIds } from "../../../src/code/languages/languageIds.ts";
import { rules } from "../../../src/code/rules/rules.ts";
import { customUserSuffix } from "../../../src/host/ask/customUser/customUserSuffix.ts";
import { commandIds } from "../../../src/host/commandIds.ts";
import { contextKeys } from "../../../src/host/session/contextKeys.ts";
import { readSettings } from "../../../src/host/settings.ts";
import {
  comparisonViewType,
  historyViewType,
  itemsViewId,
  reportViewType,
  rulesetPath,
  rulesetScheme,
  timelineViewType,
} from "../../../src/host/window/viewIds.ts";
import { manifest, manifestText, menus, projectFile, root, words, wordsFor } from "./support/manifest.ts";

const { contributes } = manifest;

const properties: Record<string, { default: unknown; scope: string; properties?: object }> =
  contributes.configuration.properties;
interface WalkthroughStep {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

const steps: readonly WalkthroughStep[] = contributes.walkthroughs[0].steps;
const completionEvents = steps.flatMap((step) => step.completionEvents);
const ids: readonly string[] = Object.values(commandIds).sort();

describe("commands", () => {
  const declared: { command: string; title: string; category: string; icon?: string }[] = contributes.commands;

  test("declared and registered are the same set", () => {
    expect(declared.map(({ command }) => command).sort()).toEqual(ids);
  });

  test("each is run to look for leaked secrets", () => {
    const runs = projectFile("test/integration/support/canaryRuns.ts");
    const missing = ids.filter((id) => !runs.includes(`"${id}":`));
    expect(missing, "add each to test/integration/support/canaryRuns.ts").toEqual([]);
  });

  test("each has the category and a title of its own", () => {
    expect(new Set(declared.map(({ category }) => category))).toEqual(new Set(["Balance Lens"]));
    expect(new Set(declared.map(({ title }) => title)).size).toBe(declared.length);
  });

  test("each with a place in the title bar or on a row has an icon", () => {
    const onShow = [...(menus["view/title"] ?? []), ...(menus["view/item/context"] ?? [])].filter(({ group }) =>
      /^(navigation|inline)/.test(group ?? ""),
    );
    expect(onShow.length).toBeGreaterThan(0);
    const withIcon = declared.filter(({ icon }) => icon !== undefined).map(({ command }) => command);
    expect(withIcon).toEqual(expect.arrayContaining(onShow.map(({ command }) => command)));
  });

  test("menus and welcome views name declared commands only", () => {
    const inMenus = Object.values(menus).flatMap((entries) => entries.flatMap(({ command }) => command ?? []));
    const inWelcome = Object.values(words).flatMap((value) =>
      [...value.matchAll(/\(command:([^)?]+)(?:\?[^)]*)?\)/g)].map((match) => match[1] ?? ""),
    );
    expect(inWelcome.length).toBeGreaterThan(0);
    const known = [...ids, "workbench.action.openWalkthrough"];
    expect([...inMenus, ...inWelcome].filter((command) => !known.includes(command))).toEqual([]);
  });

  test("every submenu of a menu is declared, has entries, and is in a menu", () => {
    const declaredSubmenus: { id: string }[] = contributes.submenus;
    const named = Object.values(menus).flatMap((entries) => entries.flatMap(({ submenu }) => submenu ?? []));
    expect(declaredSubmenus.map(({ id }) => id).sort()).toEqual([...new Set(named)].sort());
    for (const { id } of declaredSubmenus) expect(menus[id]?.length).toBeGreaterThan(0);
  });

  test("keys run declared commands, on the selection of the tree alone", () => {
    const keys: { command: string; when: string; args: unknown }[] = contributes.keybindings;
    for (const { command, when, args } of keys) {
      expect(ids).toContain(command);
      expect(when).toContain(`focusedView == ${itemsViewId}`);
      expect(args).toEqual({ selected: true });
    }
  });

  test("a command that only makes sense on its row is not in the palette", () => {
    expect(menus.commandPalette).toContainEqual({ command: commandIds.refreshItem, when: "false" });
  });
});

describe("when-clauses", () => {
  test("every context key they use is set by the host, and every key that is set is used", () => {
    const clauses: readonly (string | undefined)[] = [
      ...[...Object.values(menus).flat(), ...contributes.viewsWelcome].map(({ when }: { when?: string }) => when),
      ...completionEvents.filter((event) => event.startsWith("onContext:")),
    ];
    const inClauses = clauses
      .flatMap((clause) => [...(clause ?? "").matchAll(/balanceLens\.\w+/g)].map(([key]) => key))
      .filter((key) => key !== itemsViewId && key !== comparisonViewType);
    expect([...new Set(inClauses)].sort()).toEqual([...contextKeys].sort());
  });
});

describe("views", () => {
  test("the tree is declared under the id the host provides it for", () => {
    expect(contributes.views.balanceLens.map(({ id }: { id: string }) => id)).toEqual([itemsViewId]);
    expect(contributes.viewsWelcome.map(({ view }: { view: string }) => view)).toEqual(Array(7).fill(itemsViewId));
  });

  test("the extension wakes up to restore the panels it creates, for its links, for its file, and for files in which calls are found", () => {
    const panelEvents = [comparisonViewType, reportViewType, timelineViewType, historyViewType].map(
      (type) => `onWebviewPanel:${type}`,
    );
    const languageEvents = codeLanguageIds.map((id) => `onLanguage:${id}`);
    const events = ["onUri", ...panelEvents, `onFileSystem:${rulesetScheme}`, ...languageEvents];
    expect(manifest.activationEvents).toEqual(events);
  });

  test("a file of a custom user has its schema, and its commands where it is", () => {
    const schema = { fileMatch: `*${customUserSuffix}`, url: "./dist/customUser.schema.json" };
    expect(contributes.jsonValidation).toContainEqual(schema);
    for (const menu of ["editor/title", "editor/context", "explorer/context"]) {
      const entry = menus[menu]?.find(({ command }) => command === commandIds.createItemFromFile);
      const pattern = /resourceFilename =~ \/(.+)\/$/.exec(entry?.when ?? "")?.[1] ?? "^$";
      expect([menu, new RegExp(pattern).test(`any${customUserSuffix}`)]).toEqual([menu, true]);
      expect([menu, new RegExp(pattern).test("package.json")]).toEqual([menu, false]);
    }
  });

  test("the file of the rulesets has its schema", () => {
    const schema = { fileMatch: rulesetPath, url: "./dist/rulesets.schema.json" };
    expect(contributes.jsonValidation).toContainEqual(schema);
    expect(JSON.parse(projectFile("schemas/rulesets.schema.json")).title).toBeTruthy();
  });
});

describe("the welcome views", () => {
  const welcomes = Object.entries(words).filter(([key]) => key.startsWith("welcome."));

  test.each(welcomes)("%s has one button, and everything else as links", (_key, contents) => {
    const buttons = contents.split("\n").filter((line) => /^\[[^\]]+\]\([^)]+\)$/.test(line));
    expect(buttons).toHaveLength(1);
  });

  test("what a link passes on can be read, and the walkthrough it opens is there", () => {
    const passed = Object.values(words).flatMap((value) =>
      [...value.matchAll(/\(command:([^)?]+)\?([^)]*)\)/g)].map(([, command, query = ""]) => [
        command,
        JSON.parse(decodeURIComponent(query)),
      ]),
    );
    expect(passed).toContainEqual([commandIds.startLocalSandbox, { compare: true }]);
    const walkthrough = `${manifest.publisher}.${manifest.name}#${contributes.walkthroughs[0].id}`;
    expect(passed).toContainEqual(["workbench.action.openWalkthrough", walkthrough]);
  });
});

describe("the walkthrough", () => {
  test("ends each step by what was done, with a command that is declared or a context the host sets", () => {
    expect(steps.every((step) => step.completionEvents.length > 0)).toBe(true);
    const commands = completionEvents.filter((event) => event.startsWith("onCommand:")).map((event) => event.slice(10));
    expect(commands.filter((command) => !ids.includes(command))).toEqual([]);
    const others = completionEvents.filter((event) => !/^on(Command|Context):/.test(event));
    expect(others).toEqual([]);
  });

  test.each(steps)("$id offers a command, and a picture in the colours of the theme", ({ description, media }) => {
    expect(wordsFor(description)).toMatch(/\]\(command:/);
    expect(wordsFor(media.altText)).toBeTruthy();
    const picture = projectFile(media.svg);
    const colours = [...picture.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour]) => colour ?? "");
    expect(colours.length).toBeGreaterThan(5);
    // A colour of its own would be one theme's.
    expect(colours.filter((colour) => colour !== "none" && !colour.startsWith("var(--vscode-"))).toEqual([]);
    // The page it is shown in lets no style in, and would draw nothing.
    expect(picture).not.toMatch(/style=|<style/);
    expect(picture).not.toContain("<script");
  });
});

describe("settings", () => {
  test("each is described, has a place of its own in the order, and a scope that says who may set it", () => {
    const all: Record<
      string,
      { order: number; markdownDescription: string; scope: string; enum?: unknown[]; enumDescriptions?: unknown[] }
    > = contributes.configuration.properties;
    const places = Object.values(all).map(({ order }) => order);
    expect(new Set(places).size).toBe(places.length);
    for (const [key, { markdownDescription, scope, enum: choices = [], enumDescriptions = [] }] of Object.entries(
      all,
    )) {
      expect([key, wordsFor(markdownDescription)?.endsWith(".")]).toEqual([key, true]);
      expect([
        key,
        [
          "machine",
          "window",
          ...(key.startsWith("balanceLens.code.") ? ["language-overridable", "resource"] : []),
        ].includes(scope),
      ]).toEqual([key, true]);
      expect([key, enumDescriptions.length]).toEqual([key, choices.length]);
    }
  });

  const read: string[] = [];
  const settings = readSettings({
    get: () => undefined,
    defaultOf(key) {
      read.push(`balanceLens.${key}`);
      return properties[`balanceLens.${key}`]?.default;
    },
  });

  test("what is read and what is declared are the same set, each with a usable default", () => {
    // Those of code are read for each file, by `codeSettings` and `isExcluded`.
    const ofCode = ["enabled", "exclude", "lens", "rules"].map((key) => `balanceLens.code.${key}`);
    expect([...read, ...ofCode].sort()).toEqual(Object.keys(properties).sort());
    expect(settings.environment).toBe("local");
  });

  test("each rule about code has its own choice, and no other is offered", () => {
    const choices = properties["balanceLens.code.rules"]?.properties ?? {};
    expect(Object.keys(choices).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  test("whatever decides where calls go cannot be set by a folder", () => {
    const { restrictedConfigurations, supported } = manifest.capabilities.untrustedWorkspaces;
    expect(supported).toBe("limited");
    expect(restrictedConfigurations).toEqual([
      "balanceLens.environment",
      "balanceLens.local.allowedHosts",
      "balanceLens.sandbox.url",
    ]);
    for (const key of restrictedConfigurations) expect(properties[key]?.scope).toBe("machine");
  });

  test("a value of the wrong type counts as the manifest's default", () => {
    const defaultOf = (key: string) => properties[`balanceLens.${key}`]?.default;
    const wrong: Record<string, unknown> = { environment: "production", "local.scenarios": [1], "local.latency": 3 };
    expect(readSettings({ get: (key) => wrong[key], defaultOf })).toEqual(readSettings({ get: defaultOf, defaultOf }));
  });

  test("a value of the right type wins over the default", () => {
    const chosen: Record<string, unknown> = { environment: "sandbox", "sandbox.url": " https://gateway.example " };
    const defaultOf = (key: string) => properties[`balanceLens.${key}`]?.default;
    const result = readSettings({ get: (key) => chosen[key], defaultOf });
    expect(result).toMatchObject({ environment: "sandbox", sandbox: { url: "https://gateway.example" } });
  });
});

describe("words", () => {
  test("every %key% has its text, and every text its %key%", () => {
    const keys = new Set([...manifestText.matchAll(/"%([^%"]+)%"/g)].map((match) => match[1]));
    expect([...keys].sort()).toEqual(Object.keys(words).sort());
  });
});

describe("icon", () => {
  test("is a PNG of 256 by 256", () => {
    const png = readFileSync(path.join(root, manifest.icon));
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([256, 256]);
  });
});
