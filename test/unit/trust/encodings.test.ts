import { globSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type * as vscode from "vscode";
import { openFiles } from "../../../src/cli/compare/openFiles.ts";
import { optionsFrom } from "../../../src/cli/emulatorOptions.ts";
import { sinkOf } from "../../../src/cli/terminal/sink.ts";
import { customUserTemplate } from "../../../src/core/customUser/customUserTemplate.ts";
import { readTokenList } from "../../../src/core/item/tokenList.ts";
import { decodeText } from "../../../src/files/decodeText.ts";
import { askTexts } from "../../../src/host/ask/askTexts.ts";
import { customUserLogin } from "../../../src/host/ask/customUser/customUserFile.ts";
import { readTextFile } from "../../../src/host/ask/readTextFile.ts";
import type { CommandDependencies } from "../../../src/host/commands/command.ts";
import { readJsonFile } from "../../../src/host/commands/local/readJsonFile.ts";
import { importPlaidKeys } from "../../../src/host/commands/plaidSandbox/importPlaidKeys.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { accountBody, accountsBody } from "../../builders/bodies.ts";
import { silentTerminal } from "../cli/support/terminal.ts";
import { forgetWhatHappened, happened } from "../host/support/vscode/happened.ts";
import { Uri, window, workspace } from "../host/support/vscode/vscode.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const folder = mkdtempSync(path.join(tmpdir(), "balance-lens-encodings-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Names of files whose reading fails: something else holds them. */
const held = new Set<string>();
const chosen = { files: [] as string[] };
/** Paths that were read through VS Code. */
const reads: string[] = [];

window.showOpenDialog = async () => chosen.files.map(Uri.file);
workspace.fs.stat = async ({ path: file }) => statSync(file);
workspace.fs.readFile = async ({ path: file }) => {
  reads.push(file);
  if (held.has(path.basename(file))) throw new Error("EBUSY");
  return readFileSync(file);
};

beforeEach(() => {
  held.clear();
  forgetWhatHappened();
  reads.length = 0;
});

/** What programs on Windows write, and everything else. */
const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  "UTF-8": (text) => Buffer.from(text),
  "UTF-8 with a mark": (text) => Buffer.from(`\ufeff${text}`),
  "UTF-16, as PowerShell's >": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  "UTF-16 without a mark": (text) => Buffer.from(text, "utf16le"),
  "UTF-16 the other way round": (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
  "UTF-8 with Windows' line ends": (text) => Buffer.from(text.replaceAll("\n", "\r\n")),
};

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });
const accounts = [{ ...accountBody({ available: 1, current: 2 }), name: "Café ✓" }];
const saved = JSON.stringify({ ...accountsBody({ available: 1, current: 2 }), accounts }, null, 1);
const tokens = "access-sandbox-aaaa\n# a comment\naccess-sandbox-bbbb\n";
const user = customUserTemplate("one-account", Date.UTC(2026, 2, 1));
const scenario = '{\n "name": "café"\n}\n';

/** Every door a person's file comes in by: what it makes of one. */
const doors: Readonly<Record<string, { readonly text: string; readonly read: (file: string) => Promise<unknown> }>> = {
  "saved responses in VS Code": { text: saved, read: async (file) => JSON.parse((await given(file)) ?? "") },
  "a token list": { text: tokens, read: async (file) => readTokenList((await given(file)) ?? "").tokens },
  "a .env file": {
    text: "PLAID_CLIENT_ID=abc\nPLAID_SECRET=def\n",
    async read(file) {
      await importPlaidKeys({} as CommandDependencies, { file }).catch(() => undefined);
      const confirmed = happened.messages.at(-1);
      return confirmed === undefined ? null : `${confirmed.sentence} ${confirmed.detail}`.replaceAll(file, "FILE");
    },
  },
  "a custom user": {
    text: user,
    read: (file) => customUserLogin(uri(file), uri(root)),
  },
  "a scenario or a saved sandbox in VS Code": {
    text: scenario,
    read: async (file) => (await readJsonFile(file, "")).value,
  },
  "--scenario": { text: scenario, read: async (file) => optionsFrom(["--scenario", file]).scenarios },
  "--from": {
    text: saved,
    async read(file) {
      const opened = await openFiles([file], {
        io: sinkOf(silentTerminal),
        context,
        itemId: null,
      });
      return opened.flatMap(({ readings }) =>
        readings.map((each) => (each.outcome === "ok" ? each.accounts : each.outcome)),
      );
    },
  },
};

const uri = (file: string) => Uri.file(file) as unknown as vscode.Uri;

async function given(...files: string[]): Promise<string | undefined> {
  chosen.files = files;
  return (await askTexts({ from: "files" }, { title: "", placeHolder: "", read: readTextFile }))[0]?.text;
}

const plain = encodings["UTF-8"] as (text: string) => Buffer;

describe.each(Object.entries(doors))("%s", (name, { text, read }) => {
  test.each(Object.entries(encodings))("is read in %s as in UTF-8", async (encoding, encode) => {
    const file = path.join(folder, `${Object.keys(doors).indexOf(name)}.json`);
    writeFileSync(file, plain(text));
    const expected = await read(file);
    writeFileSync(file, encode(text));
    const found = await read(file);
    expect(expected).toBeTruthy();
    // A custom user goes to Plaid as it was written, line ends and all.
    const same = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll("\\r\\n", "\\n"));
    expect(same(found), encoding).toEqual(same(expected));
  });
});

test("there is one decoder, and every door uses it", () => {
  const files = globSync("src/{host,cli,emulator,files,plaid}/**/*.ts", { cwd: root }).map((file) =>
    file.replaceAll("\\", "/"),
  );
  const own = files.filter((file) => readFileSync(path.join(root, file), "utf8").includes("new TextDecoder("));
  expect(own).toEqual(["src/files/decodeText.ts"]);
  expect(decodeText(Buffer.from(""))).toBe("");
});

test("one file that something else holds keeps none of the others away, and is named", async () => {
  const [first = "", second = ""] = ["first.json", "second.json"].map((name) => path.join(folder, name));
  for (const file of [first, second]) writeFileSync(file, saved);
  held.add("first.json");
  expect(await given(first, second)).toBe(saved);
  expect(happened.messages).toMatchObject([{ sentence: "Couldn't read first.json. The other files were read." }]);
  await expect(given(first)).rejects.toMatchObject({ failure: { reason: "file-unusable" } });
});

describe("a person's file is refused by its size before it is read", () => {
  const inVscode: Readonly<Record<string, (file: string) => Promise<unknown>>> = {
    "saved responses or a token list": (file) => given(file),
    "a .env file": (file) => importPlaidKeys({} as CommandDependencies, { file }),
    "a custom user": (file) => customUserLogin(uri(file), uri(root)),
    "a scenario or a saved sandbox": (file) => readJsonFile(file, ""),
  };
  const sentenceOf = (work: Promise<unknown>) =>
    work.then(
      () => null,
      ({ sentence }) => sentence as string | null,
    );

  test.each(Object.entries(inVscode))("%s", async (_name, read) => {
    const file = path.join(folder, "huge.json");
    writeFileSync(file, "");
    truncateSync(file, 600_000_000);
    expect(await sentenceOf(read(file))).toMatch(/^huge\.json is too large to open: the limit is \d+ MB\.$/);
    expect(reads).not.toContain(file);
  });

  test("a .env file that is held, or gone, is no defect of ours: it is named", async () => {
    const file = path.join(folder, "held.env");
    expect(await sentenceOf(importPlaidKeys({} as CommandDependencies, { file }))).toBe(
      `${file} cannot be read. No keys were imported.`,
    );
    writeFileSync(file, "PLAID_CLIENT_ID=abc\n");
    held.add("held.env");
    expect(await sentenceOf(importPlaidKeys({} as CommandDependencies, { file }))).toMatch(/cannot be read/);
  });
});
