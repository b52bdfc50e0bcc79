import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { comparisonDocument } from "../../../src/core/documents/comparisonDocument.ts";
import { checking } from "../../builders/accounts.ts";
import { comparisonOf } from "../../builders/comparison.ts";
import { compareInTerminal } from "./support/terminal.ts";

const directory = mkdtempSync(path.join(tmpdir(), "bank-shows-"));
const file = path.join(directory, "comparison.json");
writeFileSync(
  file,
  JSON.stringify(
    comparisonDocument(
      comparisonOf({
        cached: [checking({ available: 500 }), checking({ id: "second", name: "Joint", mask: "0000", available: 9 })],
        realTime: [checking({ available: 400 }), checking({ id: "second", name: "Joint", mask: "0000", available: 9 })],
      }),
    ),
  ),
);
const open = (...argv: readonly string[]) => compareInTerminal(["--from", file, ...argv]);
const schema = JSON.parse(readFileSync(path.join(import.meta.dirname, "../../../docs/comparison.schema.json"), "utf8"));
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

describe("--bank-shows", () => {
  test("adds a line and a finding to what is drawn, and no call", async () => {
    const { exitCode, out } = await open("--verbose", "--bank-shows", "checking=400@2026-03-01T12:01:00Z");
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^ {2}Bank shows \(entered by hand\) +\$400\.00 +seen /m);
    expect(out.replaceAll(/\s+/g, " ")).toContain("the bank itself shows $400.00 as available");
    const { out: without } = await open("--verbose");
    const calls = (text: string) => text.slice(text.indexOf("\nCalls"));
    expect(calls(out)).toContain("/accounts/balance/get");
    expect(calls(out)).toBe(calls(without));
  });

  test("is in --json as the schema has it, and in a document that is opened again", async () => {
    const { out } = await open("--bank-shows", "checking=400/410@2026-03-01T12:01:00Z", "--json");
    const document = JSON.parse(out);
    validate(document);
    expect(validate.errors).toBeNull();
    expect(document.bankShows).toMatchObject([{ accountId: "checking", available: 400, current: 410 }]);
    const again = path.join(directory, "again.json");
    writeFileSync(again, out);
    const { out: reopened } = await compareInTerminal(["--from", again, "--json"]);
    expect(JSON.parse(reopened).bankShows).toEqual(document.bankShows);
    expect(JSON.parse(reopened).findings).toEqual(document.findings);
  });

  test("takes an account's name, whatever its case, one number of the two, and any number of accounts", async () => {
    const { out } = await open("--bank-shows", "joint=/9", "--bank-shows", "CHECKING=400", "--json");
    const document = JSON.parse(out);
    expect(document.bankShows.map((each: { accountId: string }) => each.accountId)).toEqual(["second", "checking"]);
    expect(document.bankShows[0]).not.toHaveProperty("available");
  });

  test("meets no rule of --fail-on: it is no call, neither stale nor failed", async () => {
    const { exitCode, err } = await open(
      "--bank-shows",
      "checking=400@2020-01-01T00:00:00Z",
      "--fail-on",
      "error,stale>1d",
    );
    expect([exitCode, err.includes("Met")]).toEqual([0, false]);
  });

  test("in a run of the local sandbox without a time it is of now, by the sandbox's clock", async () => {
    const argv = ["daily-refresh", "--now", "2026-01-10T12:00:00Z", "--bank-shows", "0417=1761.52", "--json"];
    const { out } = await compareInTerminal(argv);
    const [entered] = JSON.parse(out).bankShows;
    expect(Math.abs(Date.parse(entered.seenAt) - Date.parse("2026-01-10T12:00:00Z"))).toBeLessThan(60_000);
  });

  test.each([
    ["no amount", "checking=", "--bank-shows takes ACCOUNT="],
    ["no account", "=400", "--bank-shows takes ACCOUNT="],
    ["an amount that is none", "checking=lots", "--bank-shows takes ACCOUNT="],
    ["a third amount", "checking=1/2/3", "--bank-shows takes ACCOUNT="],
    ["a time that is none", "checking=1@noon", "--bank-shows takes ACCOUNT="],
  ])("%s is refused before anything is opened", async (_, value, sentence) => {
    const { exitCode, out, err } = await open("--bank-shows", value);
    expect([exitCode, out]).toEqual([1, ""]);
    expect(err).toContain(sentence);
  });

  test.each([
    ["an account that is not there", "9999=1", "there is no account 9999. There are: Checking ••0000, Joint ••0000."],
    ["a mask of two accounts", "0000=1", "0000 names 2 accounts. Use an account ID."],
    ["a time that is still to come", "checking=1@2999-01-01T00:00:00Z", "2999-01-01T00:00:00Z is still to come."],
  ])("%s: the comparison is shown without it, one sentence says so, exit code 1", async (_, value, sentence) => {
    const { exitCode, out, err } = await open("--bank-shows", value);
    expect(exitCode).toBe(1);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).toContain(`--bank-shows: ${sentence}`);
    expect(out).not.toContain("Bank shows");
    expect(out).toContain("Checking");
  });
});
