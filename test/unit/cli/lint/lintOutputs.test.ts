import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { createGenerator } from "ts-json-schema-generator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CodeFolder, codeFolder, development, payment } from "./support/codeFolder.ts";

const root = path.resolve(import.meta.dirname, "../../../..");

let folder: CodeFolder;
beforeEach(() => {
  folder = codeFolder();
});
afterEach(() => folder.remove());

describe("--json", () => {
  test("is one document with calls and remarks at their places, and what was not read", async () => {
    folder.write("src/pay.ts", payment);
    const { out, exitCode } = await folder.lint(["--json", "src", "gone"]);
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toEqual({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      filesRead: 1,
      passedOver: { large: 0, binary: 0, otherLanguage: 0 },
      unreadable: [{ path: "gone", why: "no such file or folder" }],
      calls: [
        { path: "src/pay.ts", endpoint: "/accounts/balance/get", line: 3, column: 32, endLine: 3, endColumn: 50 },
      ],
      remarks: [
        {
          path: "src/pay.ts",
          rule: "null-is-not-zero",
          severity: "information",
          message: expect.stringContaining("available"),
          docUrl: expect.stringMatching(/^https:\/\/plaid\.com\/docs\//),
          line: 4,
          column: 36,
          endLine: 4,
          endColumn: expect.any(Number),
        },
      ],
    });
  });
});

describe("--sarif", () => {
  /** The published schema, by the types that are made from it; nothing beyond it is allowed. */
  const validate = new Ajv({ strict: false, allErrors: true }).compile(
    createGenerator({
      path: path.join(root, "node_modules/@types/sarif/index.d.ts"),
      skipTypeCheck: true,
      additionalProperties: false,
      jsDoc: "none",
    }).createSchema("Log") as object,
  );

  async function sarif(argv: readonly string[], from = ".", env: Readonly<Record<string, string>> = {}) {
    await folder.lintIn(from, [...argv, "--sarif", path.join(folder.path, "out.sarif")], { env });
    const log = JSON.parse(readFileSync(path.join(folder.path, "out.sarif"), "utf8"));
    expect(validate(log) ? [] : validate.errors).toEqual([]);
    return log.runs[0];
  }

  test("is SARIF 2.1.0, with every rule and each remark at its place", async () => {
    folder.write("src/a b%,ü.ts", payment);
    folder.write("src/env.py", development);
    const run = await sarif(["src", "gone"]);
    expect(run.results).toMatchObject([
      {
        ruleId: "null-is-not-zero",
        level: "note",
        message: { text: expect.stringContaining("an unknown available becomes 0") },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "src/a%20b%25%2C%C3%BC.ts", uriBaseId: "%SRCROOT%" },
              region: { startLine: 4, startColumn: 36, endLine: 4 },
            },
          },
        ],
      },
      { ruleId: "removed-environment", level: "warning" },
    ]);
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    for (const rule of run.tool.driver.rules) {
      expect(rule.fullDescription.text).not.toMatch(/[{}]/);
      expect(new URL(rule.helpUri).protocol).toBe("https:");
    }
    expect(run.invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [{ message: { text: "Not read: no such file or folder" } }],
      },
    ]);
  });

  test("is written where there is no remark, and names files from the repository's root, or whole outside of it", async () => {
    folder.write("app/pay.ts", payment);
    expect((await sarif(["app", "--rules", "all=off"])).results).toEqual([]);
    const uriOf = (run: { results: { locations: { physicalLocation: { artifactLocation: unknown } }[] }[] }) =>
      run.results[0]?.locations[0]?.physicalLocation.artifactLocation;
    const atRoot = await sarif(["pay.ts"], "app", { GITHUB_WORKSPACE: folder.path });
    expect(uriOf(atRoot)).toEqual({ uri: "app/pay.ts", uriBaseId: "%SRCROOT%" });
    folder.write("other/x.ts", "");
    expect(uriOf(await sarif(["../app/pay.ts"], "other"))).toEqual({
      uri: expect.stringMatching(/^file:\/\/\/.*\/app\/pay\.ts$/),
    });
  });
});

describe("--github", () => {
  test("annotates each remark at its place, encoded as the runner decodes it", async () => {
    folder.write("we:ird, 100%\nx/pay.ts", payment);
    folder.write("env.py", development);
    const { out, err } = await folder.lint(["--github", "--rules", "null-is-not-zero=error"], {
      env: { GITHUB_ACTIONS: "true" },
    });
    const lines = err.split("\n").filter((line) => line.startsWith("::"));
    expect(lines).toEqual([
      expect.stringMatching(
        /^::error file=we%3Aird%2C 100%25%0Ax\/pay\.ts,line=4,endLine=4,col=36,endColumn=\d+,title=null-is-not-zero::Null means that .* becomes 0 here\.$/,
      ),
      expect.stringMatching(
        /^::warning file=env\.py,line=2,endLine=2,col=60,endColumn=\d+,title=removed-environment::/,
      ),
    ]);
    // No name of a file can become a command, with or without a line break in it.
    expect(out).not.toMatch(/^::/m);
  });

  test("annotates as many of a level as GitHub keeps, and says how many are beyond", async () => {
    for (let i = 0; i < 13; i += 1) folder.write(`f${i}.ts`, payment);
    folder.write("env.py", development);
    const { err } = await folder.lint(["--github"]);
    expect(err.match(/^::notice /gm)).toHaveLength(10);
    expect(err.match(/^::warning /gm)).toHaveLength(1);
    expect(err).toContain("GitHub keeps 10 annotations of a level: 3 more are in the log alone.\n");
  });

  test("names files from the repository's root, and says what was not read", async () => {
    folder.write("app/pay.ts", payment);
    const { err } = await folder.lintIn("app", [".", "gone"], {});
    expect(err).toBe("gone was not read: no such file or folder.\n");
    const ran = await folder.lintIn("app", ["--github", ".", "gone"], { env: { GITHUB_WORKSPACE: folder.path } });
    expect(ran.err).toContain("::notice file=app/pay.ts,line=4,");
    expect(ran.err).toContain("::error title=Balance Lens::gone was not read: no such file or folder.\n");
  });
});

describe("the problem matcher of package.json", () => {
  const { contributes } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const [{ pattern }] = contributes.problemMatchers;
  const matcher = new RegExp(pattern.regexp);

  test("reads every remark, and no other line", async () => {
    folder.write("a b/pay  x.ts", payment);
    folder.write("env.py", development);
    const { out } = await folder.lint();
    const read = out.split("\n").map((line) => matcher.exec(line));
    expect(read.filter((match) => match !== null).map((match) => match.slice(1))).toEqual([
      ["a b/pay  x.ts", "4", "36", "information", expect.stringMatching(/becomes 0 here\.$/), "null-is-not-zero"],
      ["env.py", "2", "60", "warning", expect.stringMatching(/use Sandbox or Production\.$/), "removed-environment"],
    ]);
    const { regexp: _, ...groups } = pattern;
    expect(groups).toEqual({ file: 1, line: 2, column: 3, severity: 4, message: 5, code: 6 });
  });
});
