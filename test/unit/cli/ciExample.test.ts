import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseCompareOptions } from "../../../src/cli/compare/options.ts";
import { optionsFrom } from "../../../src/cli/emulatorOptions.ts";
import { lintOptions } from "../../../src/cli/lint/lintOptions.ts";
import { ciSnippet, emulatorPackageCommand } from "../../../src/text/appSetup/ciSnippet.ts";

const page = readFileSync(path.join(import.meta.dirname, "../../../docs/ci.md"), "utf8");

/** The arguments of each command of a program on the page, as a shell splits them. */
function commandsOf(program: string): readonly (readonly string[])[] {
  const lines = page.split("\n").filter((line) => line.includes(`npx balance-lens ${program} `) && !line.includes("`"));
  return lines.map((line) => {
    const [, rest = ""] = line.split(`balance-lens ${program} `);
    const [command = ""] = rest.split(/ [>#&]/);
    return [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
      ([, one, other, bare]) => one ?? other ?? bare ?? "",
    );
  });
}

describe("the workflow in docs/ci.md", () => {
  test.each(commandsOf("compare").map((argv) => [argv.join(" "), argv] as const))("compare %s", (_, argv) => {
    const filled = argv.map((each) => each.replace("$PLAID_BASE_URL", "http://127.0.0.1:8700"));
    expect(parseCompareOptions(filled)).toMatchObject({ kind: "run" });
  });

  test.each(commandsOf("emulator").map((argv) => [argv.join(" "), argv] as const))("emulator %s", (_, argv) => {
    expect(optionsFrom(argv)).toMatchObject({ port: 8700, token: "ci", scenarios: ["all"] });
  });

  test.each(commandsOf("lint").map((argv) => [argv.join(" "), argv] as const))("lint %s", (_, argv) => {
    expect(lintOptions(argv)).toMatchObject({ paths: ["."] });
  });

  test("starts the emulator by the lines that Add Emulator to Workspace copies, but for the file", () => {
    const step = page.split("\n").map((line) => line.trim());
    const copied = ciSnippet(emulatorPackageCommand()).trimEnd().split("\n");
    const start = step.indexOf(copied[0] ?? "");
    expect(step.slice(start, start + copied.length)).toEqual(copied);
  });

  test("has commands of each", () => {
    expect(["compare", "emulator", "lint"].map((program) => commandsOf(program).length)).toEqual([5, 1, 1]);
  });
});
