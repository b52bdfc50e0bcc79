import { symlinkSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CodeFolder, codeFolder, development, payment } from "./support/codeFolder.ts";

let folder: CodeFolder;
beforeEach(() => {
  folder = codeFolder();
});
afterEach(() => folder.remove());

const unknown =
  "Null means that the bank did not report this balance, which is not zero: an unknown available becomes 0 here.";
const removed = "Plaid's Development environment was removed in June 2024: use Sandbox or Production.";

/** The files of the lines that begin with one. */
function filesIn(out: string): readonly string[] {
  return out.split("\n").flatMap((line) => /^(.+?):\d+:\d+ {2}/.exec(line)?.[1] ?? []);
}

describe("balance-lens lint", () => {
  test("says of this folder where each remark is, how loud it is, and what was read", async () => {
    folder.write("src/pay.ts", payment);
    folder.write("src/api/env.py", development);
    folder.write("src/other.go", "package main\n");
    folder.write("README.md", payment);
    expect(await folder.lint()).toEqual({
      exitCode: 0,
      err: "",
      out: [
        `src/api/env.py:2:60  warning  ${removed}  removed-environment`,
        `src/pay.ts:4:36  information  ${unknown}  null-is-not-zero`,
        "",
        "2 remarks in 2 files.",
        "3 files read: 1 Plaid call in 1 file.",
        "",
      ].join("\n"),
    });
  });

  test("says so where there is nothing to say, and where there is nothing to read", async () => {
    folder.write("a.rb", "puts 1\n");
    expect((await folder.lint()).out).toBe("No remarks.\n1 file read: no Plaid calls.\n");
    expect((await folder.lint([".git"])).out).toBe(
      "No remarks.\nNo files of a language that is read: TypeScript, JavaScript, Python, Ruby, Go, Java, .http.\n",
    );
  });

  test("reads what is named once, whatever else leaves it out, and passes over other languages", async () => {
    folder.write(".gitignore", "gen/\n");
    for (const file of ["gen/a.ts", "dist/b.ts", "c.ts"]) folder.write(file, payment);
    folder.write("notes.txt", payment);
    const { out, exitCode } = await folder.lint(["c.ts", "gen", "dist/b.ts", "./c.ts", ".", "notes.txt"]);
    expect(filesIn(out)).toEqual(["c.ts", "gen/a.ts", "dist/b.ts"]);
    expect(out).toContain("Passed over: 1 file of other languages.\n");
    expect(exitCode).toBe(0);
  });

  test("passes over what is installed or built, what Git ignores, and what links lead to", async () => {
    const kept = ["app/a.ts", "app/logs/keep.ts", "lib/deep/b.ts"];
    const left = [
      ...["node_modules/x/a.ts", "app/node_modules/x/a.ts", "dist/a.ts", ".next/a.ts", "vendor/a.rb", "venv/a.py"],
      ...["generated/a.ts", "app/logs/a.ts", "app/tmp.ts", "lib/deep/only/here.ts"],
    ];
    for (const file of [...kept, ...left]) folder.write(file, payment);
    folder.write(".gitignore", "/generated\n**/logs/*\n");
    folder.write("app/.gitignore", "tmp.ts\n!logs/keep.ts\n");
    folder.write("lib/deep/.gitignore", "/only/\n");
    symlinkSync(folder.path, path.join(folder.path, "app/loop"), "junction");
    symlinkSync(path.join(folder.path, "gone"), path.join(folder.path, "app/nowhere.ts"), "junction");
    expect(filesIn((await folder.lint()).out)).toEqual(kept);
    // From a folder inside, what the repository ignores counts as well.
    expect(filesIn((await folder.lintIn("app", ["."])).out)).toEqual(["a.ts", "logs/keep.ts"]);
    expect(filesIn((await folder.lintIn("app", ["../lib"])).out)).toEqual(["../lib/deep/b.ts"]);
  });

  test("passes over files that no person wrote and counts them, and reads any encoding", async () => {
    folder.write("large.js", `// plaid\n${"x".repeat(1_000_000)}`);
    folder.write("video.ts", Buffer.concat([Buffer.from(payment), Buffer.from([0x47, 0, 0xff, 0])]));
    folder.write("utf16.ts", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(payment, "utf16le")]));
    folder.write("mark.ts", `\ufeff${payment}`);
    folder.write("latin1.ts", Buffer.concat([Buffer.from("// caf\xe9 \xff\n", "latin1"), Buffer.from(payment)]));
    folder.write("lines.ts", payment.replaceAll("\n", "\r\n"));
    folder.write("old.ts", payment.replaceAll("\n", "\r"));
    const { out, exitCode } = await folder.lint();
    const places = out.split("\n").flatMap((line) => /^\S+:\d+:\d+(?= )/.exec(line)?.[0] ?? []);
    expect(places).toEqual(["latin1.ts:5:36", "lines.ts:4:36", "mark.ts:4:36", "old.ts:4:36", "utf16.ts:4:36"]);
    expect(out).toContain("Passed over: 1 file over 1 MB, 1 file that is no text.\n");
    expect(exitCode).toBe(0);
  });

  test("what cannot be read is named, and the step fails for it, with all else that was found", async () => {
    folder.write("pay.ts", payment);
    symlinkSync("itself.ts", path.join(folder.path, "itself.ts"));
    const { out, err, exitCode } = await folder.lint(["pay.ts", "gone", "itself.ts"]);
    expect(filesIn(out)).toEqual(["pay.ts"]);
    expect(err).toBe("gone was not read: no such file or folder.\nitself.ts was not read: ELOOP.\n");
    expect(exitCode).toBe(1);
  });

  test("draws nothing that a terminal acts on, and no token", async () => {
    const token = "access-sandbox-8ab976e6-64bc-4b38-98f7-731e7a349970";
    folder.write(`${token}\u001b[2J.ts`, payment);
    const { out } = await folder.lint();
    expect(out).toMatch(/^\[redacted\] \[2J\.ts:4:36 {2}/);
    const inColour = await folder.lint([], { isTerminal: true });
    expect(stripVTControlCharacters(inColour.out)).toBe(out);
    expect(inColour.out).not.toBe(out);
  });

  test("stops at Ctrl+C", async () => {
    for (let i = 0; i < 120; i += 1) folder.write(`f${i}.ts`, payment);
    const controller = new AbortController();
    const stopped = folder.lint([], { signal: controller.signal, stdout: () => controller.abort() });
    expect((await stopped).exitCode).toBe(130);
  });
});

describe("rules", () => {
  const token = `const client = plaid("access-production-7c69d345-fda7-4b9a-a3b6-8a2d7d0e0d0f");\n`;
  beforeEach(() => {
    folder.write("pay.ts", payment);
    folder.write("env.py", development);
    folder.write("token.ts", token);
  });
  /** `rule severity` of each remark. */
  const remarks = async (argv: readonly string[], from = ".") => {
    const { out } = await folder.lintIn(from, ["--json", ...argv]);
    return (JSON.parse(out).remarks as { rule: string; severity: string }[]).map(
      ({ rule, severity }) => `${rule} ${severity}`,
    );
  };

  test("are on as they are in the editor, where nobody says otherwise", async () => {
    expect(await remarks([])).toEqual([
      "removed-environment warning",
      "null-is-not-zero information",
      "secret-in-code error",
    ]);
  });

  test("are switched on and off, with a severity or their own, all or some", async () => {
    expect(await remarks(["--rules", "all=hint, secret-in-code,removed-environment=off"])).toEqual([
      "null-is-not-zero hint",
      "secret-in-code error",
    ]);
    expect(await remarks(["--rules", "all=off", "--rules", "secret-in-code=warning"])).toEqual([
      "secret-in-code warning",
    ]);
  });

  test("are taken from the workspace's settings, as VS Code reads them, with those of a language", async () => {
    folder.write(
      ".vscode/settings.json",
      `{
        // a comment, "quoted" and not
        "balanceLens.code.rules": { "null-is-not-zero": "error", "secret-in-code": "warning", "no-such": "error", },
        /* "balanceLens.code.rules": {} */
        "[typescript][javascript]": { "balanceLens.code.rules": { "null-is-not-zero": "hint" } },
        "[python]": { "balanceLens.code.rules": { "removed-environment": "off" } },
        "other": "// no comment, ]",
      }`,
    );
    const said = ["null-is-not-zero hint", "secret-in-code warning"];
    expect(await remarks([])).toEqual(said);
    folder.write("deep/er/empty.ts", "");
    expect(await remarks(["../.."], "deep/er")).toEqual(said);
    expect(await remarks(["--rules", "null-is-not-zero=off"])).toEqual(["secret-in-code warning"]);
  });

  test("settings that cannot be read are not passed over", async () => {
    folder.write(".vscode/settings.json", `{ "a": `);
    const { exitCode, out, err } = await folder.lint();
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
    expect(err).toMatch(/settings\.json cannot be read: SyntaxError\.\n$/);
  });

  test("settings of a folder above the repository do not count", async () => {
    folder.write("inner/.git/HEAD", "");
    folder.write("inner/pay.ts", payment);
    folder.write(".vscode/settings.json", `{ "balanceLens.code.rules": { "null-is-not-zero": "off" } }`);
    expect(await remarks(["."], "inner")).toEqual(["null-is-not-zero information"]);
  });

  test("a comment leaves its remark out", async () => {
    folder.write("pay.ts", payment.replace("  return", "  // balance-lens-ignore null-is-not-zero\n  return"));
    expect(await remarks([])).toEqual(["removed-environment warning", "secret-in-code error"]);
  });

  test("folders and files are left out by the workspace's settings and by --exclude", async () => {
    folder.write("test/fixtures/pay.ts", payment);
    folder.write("sub/gen/pay.ts", payment);
    folder.write(".vscode/settings.json", `{ "balanceLens.code.exclude": ["test/fixtures/", 1] }`);
    const files = async (argv: readonly string[], from = ".") =>
      filesIn((await folder.lintIn(from, ["--rules", "secret-in-code=off", ...argv])).out);
    expect(await files([])).toEqual(["env.py", "pay.ts", "sub/gen/pay.ts"]);
    expect(await files(["--exclude", "*.py", "--exclude", "/sub/gen"])).toEqual(["pay.ts"]);
    // Those of the settings count from their folder, those of the command line from where it is.
    expect(await files(["..", "--exclude", "/gen"], "sub")).toEqual(["../env.py", "../pay.ts"]);
  });
});

describe("--fail-on", () => {
  beforeEach(() => {
    folder.write("pay.ts", payment);
    folder.write("env.py", development);
  });
  test.each([
    [[], 0, ""],
    [["--rules", "null-is-not-zero=error"], 2, "Failed by --fail-on: error (1 remark).\n"],
    [["--rules", "null-is-not-zero=error", "--fail-on", "none"], 0, ""],
    [["--fail-on", "warning"], 2, "Failed by --fail-on: warning (1 remark).\n"],
    [["--fail-on", "hint"], 2, "Failed by --fail-on: hint (2 remarks).\n"],
    [["--fail-on", "secret-in-code,error"], 0, ""],
    [
      ["--fail-on", "null-is-not-zero, warning"],
      2,
      "Failed by --fail-on: null-is-not-zero (1 remark), warning (1 remark).\n",
    ],
  ] as const)("%j", async (argv, exitCode, err) => {
    expect(await folder.lint(argv)).toMatchObject({ exitCode, err });
  });
});

describe("a command line that cannot be followed ends with one sentence", () => {
  test.each([
    [["--fail-om", "x"], "There is no option --fail-om. Did you mean --fail-on?"],
    [["--sarif"], "--sarif needs a value."],
    [["--json=1"], "--json takes no value."],
    [["-"], "Name files or folders: text from a pipe is not read."],
    [["--rules", "null-is-zero"], `--rules names "null-is-zero", which is no rule. --help lists them.`],
    [["--rules", "secret-in-cod"], /which is no rule\. Did you mean secret-in-code\? --help lists them\./],
    [["--rules", "all=loud"], /error, warning, information, hint, on, off behind =, not "all=loud"\./],
    [["--rules", "all=warnin"], /Did you mean warning\?/],
    [["--fail-on", "all"], `--fail-on names "all", which is no rule. --help lists them.`],
    [["--fail-on", "warnings"], /Did you mean warning\?/],
    [["--sarif", "no/such/folder/x.sarif"], "no/such/folder/x.sarif could not be written: Error ENOENT."],
  ] as const)("%j", async (argv, sentence) => {
    const { exitCode, err } = await folder.lint(argv);
    expect(exitCode).toBe(1);
    expect(err.split("\n")).toHaveLength(2);
    if (typeof sentence === "string") expect(err).toBe(`${sentence}\n`);
    else expect(err).toMatch(sentence);
  });

  test("--help fits a terminal, and names every rule", async () => {
    const { out } = await folder.lint(["--help"]);
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(out).toMatch(/null-is-not-zero +on\n[\s\S]* {2}balance-in-products +off\n/);
  });
});
