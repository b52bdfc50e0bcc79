import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { optionsFrom, sentenceOf } from "../../../src/cli/emulatorOptions.ts";
import { foreignDefect, foreignError } from "../../../src/core/failure/foreignError.ts";
import { safeErrorMessage } from "../../../src/emulator/server/safeErrorMessage.ts";
import { ReplayError } from "../../../src/emulator/state/replay.ts";
import { PlaidFailure } from "../../../src/emulator/wire/plaidFailure.ts";
import { failureDetails } from "../../../src/host/failure/failureDetails.ts";
import { failureOf, thrownLine } from "../../../src/host/failure/failures.ts";
import { Log } from "../../../src/host/log.ts";
import { SecretValues } from "../../../src/host/secretValues.ts";
import { comparisonFileName } from "../../../src/host/storage/comparisonFile.ts";
import { History } from "../../../src/host/storage/history.ts";
import { aComparison } from "../host/support/fakes.ts";

const root = path.resolve(import.meta.dirname, "../../..");

/** Nobody told this window that it is one. */
const secret = "9f8e7d6c5b4a";
/** Files that are no JSON, each with the secret where a parser's message quotes it. */
const texts = [secret, `{"secret":${secret}}`, `{"a":"${secret}\n"}`, `PLAID_SECRET=${secret}`, `["${secret}",]`];

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

/** Five characters of it are too many. */
function expectNotQuoted(reports: unknown): void {
  const text = typeof reports === "string" ? reports : JSON.stringify(reports);
  for (let at = 0; at + 5 <= secret.length; at++) expect(text).not.toContain(secret.slice(at, at + 5));
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "balance-lens-foreign-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("what a parser or a system says of a file is in no log, detail or sentence", () => {
  test("the parser does quote it: this is about something", () => {
    const said = texts.map((text) => String(thrownBy(() => JSON.parse(text))));
    expect(said.some((each) => each.includes(secret.slice(0, 5)))).toBe(true);
  });

  test.each(texts)("of %j", async (text) => {
    const error = thrownBy(() => JSON.parse(text));
    const failure = failureOf(error);
    expect(failure).toMatchObject({ reason: "internal" });
    expectNotQuoted(failure);
    expectNotQuoted(thrownLine(error));
    expectNotQuoted(failureDetails(failure, { sentence: "It failed.", name: "load", at: "now" }));
    const lines: string[] = [];
    const write = (line: string) => void lines.push(line);
    new Log({ error: write, warn: write, info: write, debug: write }, new SecretValues()).error(thrownLine(error));
    expectNotQuoted(lines);

    const name = comparisonFileName(aComparison());
    writeFileSync(path.join(folder, name), text);
    const reports: string[] = [];
    const history = new History({
      directory: folder,
      keep: 3,
      onUnreadable: (...all) => reports.push(foreignError(all[1])),
    });
    expect(await history.find(() => true)).toBeNull();
    expect(reports).toEqual(["SyntaxError"]);

    const file = path.join(folder, "scenario.json");
    writeFileSync(file, text);
    const sentence = sentenceOf(thrownBy(() => optionsFrom(["--scenario", file])));
    expect(sentence).toContain("cannot be read: SyntaxError");
    expectNotQuoted(sentence);
  });

  test("what helps stays: the class, the code and the places in the code", () => {
    const missing = thrownBy(() => readFileSync(path.join(folder, secret)));
    expect(foreignError(missing)).toBe("Error ENOENT");
    expect(foreignDefect(new TypeError(secret)).split("\n")[0]).toBe("TypeError");
    expect(foreignDefect(new TypeError(secret))).toMatch(/\n {4}at .*foreignErrors\.test\.ts:\d+:\d+/);
    expect(failureOf(new TypeError(secret)).detail).toMatch(/^TypeError\n {4}at /);
    expect([foreignError(secret), foreignError(null), foreignError({ message: secret })]).toEqual([
      "string",
      "object",
      "object",
    ]);
  });

  test("words that look like a name, a code or a place in the code are words", () => {
    const lying = new Error(`${secret}\n    at ${secret} (file.ts:1:1)`);
    Object.assign(lying, { name: `My ${secret} error`, code: `no ${secret}` });
    expectNotQuoted(foreignError(lying));
    expectNotQuoted(foreignDefect(lying));
    const rewritten = Object.assign(new Error("short"), { stack: `Error: other words ${secret}\n    at ${secret}` });
    expectNotQuoted(foreignDefect(rewritten));
  });

  test("nor in what the emulator says of a state that cannot be done again", () => {
    for (const cause of [
      new TypeError(secret),
      new SyntaxError(secret),
      Object.assign(new Error(secret), { code: "EIO" }),
      secret,
    ]) {
      expectNotQuoted(new ReplayError(0, "call", cause).message);
      expectNotQuoted(safeErrorMessage(cause));
    }
    expect(new ReplayError(0, "call", new TypeError(secret)).message).toBe("change 1 (call): TypeError");
    expect(new ReplayError(1, secret, new PlaidFailure("INVALID_FIELD", "at is wrong")).message).toBe(
      "change 2 (of no known kind): at is wrong",
    );
  });

  const ownOfEmulator = "an error of the emulator's own, known by its class";
  /** Where words of errors are taken, with what makes them harmless. */
  const known: Readonly<Record<string, string>> = {
    "src/core/failure/foreignError.ts": "finds the end of the words, to leave them out",
    "src/core/extract/extract.ts": "an error of its own, which names a field",
    "src/core/saved/readDocument.ts": "an error of its own, which names a field",
    "src/cli/compare/options.ts": "an error of its own, about an argument",
    "src/cli/compare/runCompare.ts": "errors of our own, made for the person at the terminal",
    "src/cli/lint/runLint.ts":
      "an error of its own, about an argument or a file, with what may be shown of the system's",
    "src/cli/summary/runSummary.ts": "errors of our own, made for the person at the terminal",
    "src/cli/emulatorOptions.ts": "errors of our own and of Node's argument parser, which reads no file",
    "src/emulator/control/rulesetPreview.ts": ownOfEmulator,
    "src/emulator/control/scenarios.ts": ownOfEmulator,
    "src/emulator/link/linkSteps.ts": ownOfEmulator,
    "src/emulator/link/newItem.ts": ownOfEmulator,
    "src/emulator/server/safeErrorMessage.ts": ownOfEmulator,
    "src/emulator/server/startFailure.ts": ownOfEmulator,
    "src/emulator/scenarios/build/checkMoments.ts": ownOfEmulator,
    "src/emulator/signal/parseSettings.ts": ownOfEmulator,
    "src/emulator/testUsers/readCustomUser.ts": ownOfEmulator,
    "src/emulator/world/checkAccountDetails.ts": ownOfEmulator,
    "src/host/local/localSandbox.ts": "errors of the emulator's own, made for the person",
    "src/npm/startAsProcess.ts":
      "the system's, of a program that did not start or is gone: it names that program, or nothing",
    "src/host/storage/storageErrors.ts":
      "the keyring's: it was given no unknown secret, and those that are known are masked",
  };
  test("no other place takes the words of an error", () => {
    const takes =
      /String\((?:error|cause|thrown|reason)\)|\b(?:error|cause|thrown|reason)\.(?:message|stack)\b|messageOf\(/;
    const files = globSync("src/**/*.ts", { cwd: root }).map((file) => file.replaceAll("\\", "/"));
    expect(files.length).toBeGreaterThan(200);
    const taking = files.filter((file) => takes.test(readFileSync(path.join(root, file), "utf8")));
    expect(taking.toSorted()).toEqual(Object.keys(known).toSorted());
  });
});
