import { chmodSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runQuietly } from "../../../scripts/lib/step.mjs";
import { codeCommand } from "../../../scripts/provision/codeCommand.mts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "balance-lens-code-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const windows = process.platform === "win32";
/** Windows allows no quotes in names. */
const folders = [
  "Program Files",
  "50% off & %PATH%",
  "Zoë's [tools] (x86)^!",
  ...(windows ? [] : ['say "hi"', "a$HOME`id`;b"]),
];

/** What installers write; the later one has its files in a folder of the version. */
const cmd = (app: string): string =>
  [
    "@echo off",
    "setlocal",
    "set VSCODE_DEV=",
    "set ELECTRON_RUN_AS_NODE=1",
    `"%~dp0..\\Code.exe" "%~dp0..\\${app}resources\\app\\out\\cli.js" %*`,
    "IF %ERRORLEVEL% NEQ 0 EXIT /b %ERRORLEVEL%",
    "endlocal",
    "",
  ].join("\r\n");

/** A VS Code whose program writes down how it was started. On Windows the program has to be a real one: Node itself. */
function install(folder: string, app: string): { readonly code: string; readonly said: string } {
  const home = path.join(root, folder);
  const said = path.join(home, "said.json");
  mkdirSync(path.join(home, "bin"), { recursive: true });
  const scripts = path.join(home, ...app.split("\\"), "resources", "app", "out");
  mkdirSync(scripts, { recursive: true });
  const record = `require("fs").writeFileSync(${JSON.stringify(said)}, JSON.stringify({ args: process.argv.slice(2), asNode: process.env.ELECTRON_RUN_AS_NODE }));`;
  writeFileSync(path.join(scripts, "cli.js"), record);
  const program = path.join(home, "Code.exe");
  writeFileSync(program, windows ? readFileSync(process.execPath) : `#!/bin/sh\nexec '${process.execPath}' "$@"\n`);
  chmodSync(program, 0o755);
  const code = path.join(home, "bin", "code.cmd");
  writeFileSync(code, cmd(app));
  return { code, said };
}

const hostile = [
  "--install-extension",
  "C:\\My Files\\50% & more\\lens.vsix",
  'say "hi"',
  "%PATH%",
  "a&b|c>d^e!",
  "--",
  "",
];

describe("VS Code as Windows installs it is started without a shell", () => {
  test.each(folders.flatMap((folder) => ["", "072586267e\\"].map((app) => [folder, app] as const)))(
    "from a folder named %s, %s, with every argument as it is",
    async (folder, app) => {
      const { code, said } = install(folder, app);
      const { command, args, env } = codeCommand(code);
      await runQuietly({ command, args: [...args, ...hostile], cwd: root, env: { ...process.env, ...env } });
      expect(JSON.parse(readFileSync(said, "utf8"))).toEqual({ args: hostile, asNode: "1" });
    },
  );

  test("a command of another shape is refused with what to do, and not handed to a shell", () => {
    const file = path.join(root, "code.cmd");
    writeFileSync(file, "@echo off\r\nstart code %*\r\n");
    expect(() => codeCommand(file)).toThrow(/VSCODE_EXECUTABLE_PATH/);
  });

  test("elsewhere `code` is started as it is", () => {
    expect(codeCommand("/usr/share/code/bin/code")).toEqual({ command: "/usr/share/code/bin/code", args: [], env: {} });
  });
});

test("no script starts a program through a shell, but npm where its program cannot be found", () => {
  const root = path.resolve(import.meta.dirname, "../../..");
  const files = globSync("scripts/**/*.m?s", { cwd: root }).map((file) => file.replaceAll("\\", "/"));
  const through = files.filter((file) =>
    /\bshell: [^s]|"cmd(\.exe)?"/.test(readFileSync(path.join(root, file), "utf8")),
  );
  expect(through.sort()).toEqual(["scripts/audit.mts", "scripts/lib/step.mjs"]);
});
