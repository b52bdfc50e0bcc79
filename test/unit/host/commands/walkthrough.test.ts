import { beforeEach, describe, expect, test } from "vitest";
import { readCustomUser } from "../../../../src/core/customUser/readCustomUser.ts";
import { commandIds } from "../../../../src/host/commandIds.ts";
import { useLocalInApp } from "../../../../src/host/commands/app/useLocalInApp.ts";
import type { CommandDependencies } from "../../../../src/host/commands/command.ts";
import { startLocalSandbox } from "../../../../src/host/commands/local/startLocalSandbox.ts";
import { emulatorFileCommand } from "../../../../src/text/appSetup/ciSnippet.ts";
import { manifest, projectFile, wordsFor } from "../support/manifest.ts";
import { forgetWhatHappened, happened } from "../support/vscode/happened.ts";
import { workspace } from "../support/vscode/vscode.ts";

/** What the first button of a step runs, and with what. */
function buttonOf(step: string): { readonly command: string; readonly argument: unknown } {
  const { description } = manifest.contributes.walkthroughs[0].steps.find(({ id }: { id: string }) => id === step);
  const [, command = "", query] = /\]\(command:([^)?]+)(?:\?([^)]*))?\)/.exec(wordsFor(description) ?? "") ?? [];
  return { command, argument: query === undefined ? undefined : JSON.parse(decodeURIComponent(query)) };
}

const opened: unknown[] = [];
workspace.openTextDocument = (async (given: unknown) => {
  opened.push(given);
  return { uri: { path: "untitled" } };
}) as never;

const local = { url: "http://127.0.0.1:1", control: "http://127.0.0.1:1/_emulator", token: "t" };
let listed: number;
let deps: CommandDependencies;

beforeEach(() => {
  forgetWhatHappened();
  opened.length = 0;
  listed = 0;
  deps = {
    local: { start: async () => local, use: async () => local },
    environmentChoice: { rememberLocal: async () => undefined, switchTo: async () => undefined },
    itemReads: {
      list: async () => {
        listed += 1;
      },
    },
  } as unknown as CommandDependencies;
});

describe("a step of the walkthrough shows what its button did:", () => {
  test("the local sandbox, by the view of its Items", async () => {
    const { command, argument } = buttonOf("local");
    expect(command).toBe(commandIds.startLocalSandbox);
    await startLocalSandbox(deps, argument);
    expect(listed).toBe(1);
    expect(happened.commands.map(({ command: id }) => id)).toEqual(["balanceLens.items.focus"]);
  });

  test("your app, by the copied lines in a new editor", async () => {
    const { command, argument } = buttonOf("ownApp");
    expect(command).toBe(commandIds.useLocalInApp);
    await useLocalInApp(deps, { ...Object(argument), language: "Node" });
    expect(opened).toEqual([{ content: happened.copied[0], language: "javascript" }]);
    expect(happened.copied[0]).toContain("127.0.0.1:1");
    // Nothing is left to ask: the lines are on screen.
    expect(happened.messages.map(({ buttons }) => buttons)).toEqual([[]]);
  });

  test.each([
    ["compare", commandIds.compareBalances],
    ["customUser", commandIds.newCustomUser],
    ["plaidSandbox", commandIds.connectPlaidSandbox],
  ])("%s, whose command opens what it makes whenever it is run", (step, id) => {
    expect(buttonOf(step)).toEqual({ command: id, argument: undefined });
  });
});

describe("a picture of the walkthrough shows what is so:", () => {
  const textsOf = (name: string) =>
    [...projectFile(`media/walkthrough/${name}.svg`).matchAll(/<text [^>]*>(.*?)<\/text>/g)].map(([, text = ""]) =>
      text.replaceAll(/<[^>]+>/g, ""),
    );

  test("a file of a custom user that is taken", () => {
    const [, ...numbered] = textsOf("custom-user");
    const text = numbered.filter((each) => !/^\d+$/.test(each)).join("\n");
    const schema = JSON.parse(projectFile("schemas/customUser.schema.json"));
    expect(readCustomUser(text, schema)).toMatchObject({ ok: true });
    expect(Object.keys(JSON.parse(text)).filter((key) => !(key in schema.properties))).toEqual([]);
  });

  test("a difference that is cached minus real-time", () => {
    const texts = textsOf("compare");
    const [cached = "", , realTime = ""] = texts.filter((each) => /^[\d,]+\.\d\d$/.test(each));
    const amount = (text: string) => Number(text.replaceAll(/[,+]/g, "").replace("−", "-"));
    expect(texts.slice(0, 3)).toEqual(["Cached", "Evaluated", "Real-time"]);
    expect(amount(texts.at(-2) ?? "")).toBe(amount(cached) - amount(realTime));
  });

  test("the file that Add Emulator to Workspace writes", () => {
    expect(textsOf("own-app")[0]).toBe(`$ ${emulatorFileCommand("tools/plaid-emulator.mjs")} --port 8700`);
  });
});
