import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { optionsFrom, sentenceOf } from "../../../src/cli/emulatorOptions.ts";
import { comparisonDocument } from "../../../src/core/documents/comparisonDocument.ts";
import { Log } from "../../../src/host/log.ts";
import { SecretValues } from "../../../src/host/secretValues.ts";
import { oneLine, plainJson, plainLines } from "../../../src/text/controlCharacters.ts";
import { checking } from "../../builders/accounts.ts";
import { comparisonOf, failedReading, itemFacts } from "../../builders/comparison.ts";
import { itNeeding } from "../../builders/needs.ts";
import { compareInTerminal } from "../cli/support/terminal.ts";

/** What a terminal does something at: cleared screens, titles, clipboards, links; in C0 and in C1; and turned text. */
const hostile = {
  "an escape sequence": "\u001b[2J\u001b]0;title\u0007",
  "a colour": "\u001b[31mred",
  "C1 controls": "\u009b2J\u009d52;c;aGk=\u009c\u0085",
  "a carriage return": "fine\rforged",
  "a second line": "fine\nforged: all balances match",
  backspaces: "abc\b\b\bxyz\u007f",
  "turned text": "abc\u202egnp.exe\u2066\u200f\u061c",
  "unseen line ends": "abc\u2028def\u2029\u206a",
  tags: "abc\u{e0001}\u{e0041}",
} as const;

const ownColours = new RegExp(`${String.fromCharCode(27)}\\[(?:1|2|22|31|33|39)m`, "g");

/** None of it, but for line feeds and the colours of the report. */
function expectSteersNothing(text: string): void {
  const bare = text.replaceAll("\n", "");
  expect(bare).not.toMatch(/[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u206f\u{e0000}-\u{e007f}]/u);
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "balance-lens-control-characters-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A document with the text in every place that takes one. */
function hostileDocument(text: string): string {
  const account = { ...checking({ available: 1, current: 1, name: text }), mask: text };
  const failed = failedReading("real-time", "/accounts/balance/get", "unknown-plaid-error", text);
  const comparison = comparisonOf({
    cached: [account],
    realTime: failed,
    item: itemFacts({ institutionName: text }),
  });
  const named = { ...comparison, item: { ...comparison.item, alias: text, institutionName: text, scenario: text } };
  const document = JSON.parse(JSON.stringify(comparisonDocument(named)));
  for (const reading of document.readings) {
    reading.requestId = text;
    for (const { balances } of reading.accounts ?? []) {
      if (balances !== undefined) Object.assign(balances, { isoCurrencyCode: null, unofficialCurrencyCode: text });
    }
  }
  return JSON.stringify(document);
}

describe("nothing from outside steers a terminal or a log", () => {
  describe.each(Object.entries(hostile))("%s", (_what, text) => {
    test("in a document: not in the report, with colours and without", async () => {
      const file = path.join(folder, "a.json");
      writeFileSync(file, hostileDocument(text));
      const plain = await compareInTerminal(["--from", file]);
      expect([plain.exitCode, plain.err]).toEqual([0, ""]);
      expect(plain.out).toContain("Verdict");
      expectSteersNothing(plain.out);
      const coloured = await compareInTerminal(["--from", file], { isTerminal: true });
      expect(coloured.out).not.toBe(plain.out);
      // With its own colours taken away it is the plain report: none came from the document.
      expect(coloured.out.replaceAll(ownColours, "")).toBe(plain.out);
    });

    test("in a document: not in its JSON, which says the same", async () => {
      const file = path.join(folder, "a.json");
      writeFileSync(file, hostileDocument(text));
      const { out } = await compareInTerminal(["--json", "--from", file]);
      expectSteersNothing(out);
      expect(JSON.parse(out).item.alias).toBe(text);
    });

    test("in the names of files, scenarios and options", async () => {
      const named = path.join(folder, `${text.replaceAll("/", "")}.json`);
      for (const argv of [
        ["--from", named],
        ["--scenario", text],
        [text],
        [`--${text}`],
        ["--environment", text],
        ["--fail-on", text],
        ["--url", text],
        ["--now", text],
      ]) {
        const { exitCode, out, err } = await compareInTerminal(argv).catch((error: Error) => ({
          exitCode: 1,
          out: "",
          err: `${error.name}\n`,
        }));
        expect([exitCode, out]).toEqual([1, ""]);
        expectSteersNothing(err);
        // One line: a name cannot write a second one.
        expect(err.trimEnd().split("\n")).toHaveLength(1);
      }
    });

    test("in what keeps the emulator from starting", () => {
      for (const argv of [["--scenario", `${text}.json`], ["--latency", text], ["--port", text], [`--${text}`]]) {
        const error = (() => {
          try {
            return optionsFrom(argv);
          } catch (thrown) {
            return thrown;
          }
        })();
        expect(error).toBeInstanceOf(Error);
        expectSteersNothing(oneLine(sentenceOf(error)));
      }
    });

    test("in the log: an entry of several lines is seen to be one", () => {
      const lines: string[] = [];
      const write = (line: string) => void lines.push(line);
      const log = new Log({ error: write, warn: write, info: write, debug: write }, new SecretValues());
      for (const level of ["error", "warn", "info", "debug"] as const) log[level](`it failed: ${text}`);
      log.request({ endpoint: "/accounts/get", status: text, ms: 1, requestId: text });
      expect(lines).toHaveLength(5);
      for (const line of lines) {
        expectSteersNothing(line);
        expect(
          line
            .split("\n")
            .slice(1)
            .every((each) => each.startsWith("    ")),
        ).toBe(true);
      }
    });
  });

  itNeeding("names", "signals")(
    "a folder's name, in what the emulator says when another process has taken it over",
    async () => {
      const state = path.join(folder, `state${hostile["a colour"]}${hostile["turned text"]}`);
      const program = path.resolve(import.meta.dirname, "../../../src/cli/emulator.ts");
      const child = spawn(process.execPath, ["--no-warnings", program, "--port", "0", "--state", state]);
      let said = "";
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        said += text;
      });
      await once(child.stdout, "data");
      writeFileSync(path.join(state, "owner.2.json"), "a later owner");
      const [exitCode] = await once(child, "close");
      expect([exitCode, said]).toEqual([1, expect.stringContaining("Another process has taken over")]);
      expectSteersNothing(said);
    },
  );

  test("every character that is a control or turns text is taken out, and no other", () => {
    const kept: number[] = [];
    for (let code = 0; code < 0x3000; code++) {
      if (code === 0x0a) continue;
      const char = String.fromCodePoint(code);
      const isSteering = /[\p{Cc}\p{Bidi_Control}]/u.test(char) || [0x2028, 0x2029].includes(code);
      const isDeprecated = code >= 0x206a && code <= 0x206f;
      if (isSteering || isDeprecated) {
        expect([code, plainLines(`a${char}b`)]).toEqual([code, "a b"]);
        expect([code, JSON.parse(plainJson(`["${JSON.stringify(char).slice(1, -1)}"]`))]).toEqual([code, [char]]);
      } else if (plainLines(`a${char}b`) !== `a${char}b`) {
        kept.push(code);
      }
    }
    expect(kept).toEqual([]);
  });
});
