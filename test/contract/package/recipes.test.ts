import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { provideChromium } from "../../../scripts/provision/chromium.mts";
import { provideRecipeRunners } from "../../../scripts/provision/recipeRunners.mts";
import { itNeeding } from "../../builders/needs.ts";
import { type EmptyFolder, emptyFolder, root } from "./emptyFolder.ts";

const own = path.join(root, "node_modules");
const page = readFileSync(path.join(root, "docs/testing.md"), "utf8");

/** The files of a section of docs/testing.md: each is a block whose first line is a comment with its name. */
function filesOf(heading: string): readonly (readonly [name: string, text: string])[] {
  const [, section = ""] = page.split(`\n## ${heading}\n`);
  const [text = ""] = section.split("\n## ");
  return [...text.matchAll(/^```\w+\n((?:\/\/|#) (\S+)\n[\s\S]*?)^```$/gm)].map(([, code = "", name = ""]) => [
    name,
    code,
  ]);
}

/** A runner's own limits are for a machine that does nothing else. @param options that set them, in ms */
const patience = (...options: readonly string[]) => options.map((option) => `${option}=120000`);

describe("the recipes of docs/testing.md, from the packed package in an empty folder", { timeout: 240_000 }, () => {
  let folder: EmptyFolder;
  let runners: string;
  beforeAll(async () => {
    folder = await emptyFolder();
    runners = await provideRecipeRunners();
    for (const name of ["plaid", "vitest"]) folder.link(name, own);
    folder.link("@playwright/test", runners);
    // Where a single file is run, the package is built first.
  }, 600_000);
  afterAll(() => folder?.remove());

  function write(heading: string): void {
    const files = filesOf(heading);
    expect(files.length).toBeGreaterThan(0);
    for (const [name, text] of files) folder.write(name, text);
  }

  /** Runs a runner of Node's: what it printed, where all passed. */
  async function passed(script: string, ...args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await folder.run(process.execPath, [script, ...args]);
    expect([code, code === 0 ? "" : stdout + stderr]).toEqual([0, ""]);
    return stdout + stderr;
  }

  test("Vitest", async () => {
    write("Vitest");
    expect(
      await passed(
        path.join(own, "vitest/vitest.mjs"),
        "run",
        "balances",
        ...patience("--testTimeout", "--hookTimeout"),
      ),
    ).toMatch(/Tests\s+2 passed/);
  });

  test("Jest", async () => {
    write("Jest");
    expect(
      await passed(path.join(runners, "jest/bin/jest.js"), "balances.test.js", ...patience("--testTimeout")),
    ).toMatch(/Tests:\s+1 passed/);
  });

  test("Mocha", async () => {
    write("Mocha");
    expect(await passed(path.join(own, "mocha/bin/mocha.js"), "test/balances.cjs", ...patience("--timeout"))).toContain(
      "1 passing",
    );
  });

  test("Playwright, with Link", async () => {
    write("Playwright, with Link");
    // The page's own configuration, with the browser of this machine.
    const use = {
      actionTimeout: 60_000,
      launchOptions: { executablePath: await provideChromium(), args: ["--no-sandbox"] },
    };
    folder.write(
      "here.config.mjs",
      `import config from "./playwright.config.mjs";\nexport default { ...config, expect: { timeout: 60_000 }, use: ${JSON.stringify(use)} };`,
    );
    const cli = path.join(runners, "@playwright/test/cli.js");
    expect(
      await passed(cli, "test", "--config", "here.config.mjs", "--reporter", "line", ...patience("--timeout")),
    ).toContain("1 passed");
  });

  itNeeding("pytest", "signals")("pytest", async () => {
    write("pytest");
    const ran = await folder.run("python3", ["-m", "pytest", "-q", "-p", "no:cacheprovider"]);
    expect([ran.code, ran.code === 0 ? "" : ran.stdout + ran.stderr]).toEqual([0, ""]);
    expect(ran.stdout).toContain("1 passed");
  });
});
