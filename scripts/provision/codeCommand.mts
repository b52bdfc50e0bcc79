import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { PlainFailure } from "../lib/step.mjs";

/** How a program is started without a shell, so that whatever is in a path or an argument reaches it as it is. */
export interface Started {
  readonly command: string;
  /** What comes before the arguments of one's own. */
  readonly args: readonly string[];
  /** What it needs in its environment. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * What VS Code's `code` runs. On Windows that is `bin\code.cmd`, which only a shell starts, and that acts on spaces, `%`
 * and `&` in paths. So the one line of it that starts the program is read, and the program started directly.
 * @param file the command, as found on the path or where installers put it
 * @throws PlainFailure for a `code.cmd` of another shape
 */
export function codeCommand(file: string): Started {
  if (!/\.(cmd|bat)$/i.test(file)) return { command: file, args: [], env: {} };
  const { dir } = path.parse(file);
  for (const [, program = "", script = ""] of readFileSync(file, "utf8").matchAll(startLine)) {
    const [command, entry] = [program, script].map((place) => path.join(dir, ...place.split(/[\\/]/))) as [
      string,
      string,
    ];
    // VSCODE_DEV would make it run from its sources; the command itself empties it.
    if (existsSync(command)) return { command, args: [entry], env: { ELECTRON_RUN_AS_NODE: "1", VSCODE_DEV: "" } };
  }
  throw new PlainFailure(
    `${file} does not start VS Code as its installers write it. Name the program: set VSCODE_EXECUTABLE_PATH to Code.exe.`,
  );
}

/** `"%~dp0..\Code.exe" "%~dp0..\resources\app\out\cli.js" %*`, `%~dp0` being the folder of the file. */
const startLine = /"%~dp0([^"%\r\n]+\.exe)"\s+"%~dp0([^"%\r\n]+\.js)"/gi;
