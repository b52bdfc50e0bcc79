import { existsSync } from "node:fs";
import path from "node:path";
import { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath } from "@vscode/test-electron";
import { exclusively } from "../lib/exclusively.mts";
import { vscodeFolder } from "../lib/places.mts";
import { messageOf, PlainFailure, step } from "../lib/step.mjs";
import { codeCommand, type Started } from "./codeCommand.mts";
import { pathFolders } from "./pathFolders.mts";

const REACH_MS = 5000;
const updateSite = "https://update.code.visualstudio.com/api/releases/stable";

/** A desktop VS Code, and how its command line is started. */
export interface Desktop extends Started {
  /** Its `code` command, as a person would name it. */
  readonly commandLine: string;
}

/** Whether a window could be shown here at all. */
export function hasDisplay(): boolean {
  if (process.platform !== "linux") return true;
  return [process.env.DISPLAY, process.env.WAYLAND_DISPLAY].some((value) => value !== undefined && value !== "");
}

/** The desktop VS Code that `VSCODE_EXECUTABLE_PATH` names, if it is set. */
export function namedDesktop(): string | undefined {
  const named = process.env.VSCODE_EXECUTABLE_PATH;
  if (named === undefined || named === "") return undefined;
  if (existsSync(named)) return named;
  throw new PlainFailure(`VSCODE_EXECUTABLE_PATH names ${named}, which does not exist. Correct it or unset it.`);
}

/**
 * A desktop VS Code from its own site, kept in `.vscode-test/`; undefined, and a line that says why, where there is no
 * display for it or the site cannot be reached in five seconds.
 */
export async function downloadedDesktop(): Promise<string | undefined> {
  if (!hasDisplay()) return unavailable("there is no display");
  try {
    const answer = await fetch(updateSite, { method: "HEAD", signal: AbortSignal.timeout(REACH_MS) });
    if (!answer.ok) return unavailable(`its download site answered ${answer.status}`);
  } catch (error) {
    return unavailable(`its download site cannot be reached (${messageOf(error)})`);
  }
  try {
    return await exclusively("vscode-desktop", () =>
      step("Downloading VS Code", () => downloadAndUnzipVSCode({ cachePath: vscodeFolder, timeout: 30_000 })),
    );
  } catch (error) {
    return unavailable(`its download failed (${messageOf(error)})`);
  }
}

function unavailable(reason: string): undefined {
  process.stderr.write(`Not the desktop build of VS Code: ${reason}.\n`);
}

/** A VS Code on this machine that can open a window: the named one, `code` on the path, or where installers put it. */
export function installedDesktop(): Desktop | undefined {
  if (!hasDisplay()) return undefined;
  const named = namedDesktop();
  if (named !== undefined) return desktopOf(named);
  const windows = process.platform === "win32";
  const folders = pathFolders();
  const onPath = folders.map((folder) => path.join(folder, windows ? "code.cmd" : "code"));
  // In a terminal of a remote window `code` speaks to that window, and knows no profile folders.
  const found = [...onPath, ...usualPlaces()].find((file) => existsSync(file) && !file.includes("remote-cli"));
  return found === undefined ? undefined : { commandLine: found, ...codeCommand(found) };
}

/** The command line that belongs to an executable of VS Code. */
export function desktopOf(executable: string): Desktop {
  const commandLine = resolveCliPathFromVSCodeExecutablePath(executable);
  return { commandLine, ...codeCommand(commandLine) };
}

function usualPlaces(): string[] {
  const home = process.env.HOME ?? "";
  switch (process.platform) {
    case "darwin":
      return ["/Applications", path.join(home, "Applications")].map((folder) =>
        path.join(folder, "Visual Studio Code.app/Contents/Resources/app/bin/code"),
      );
    case "win32":
      return [process.env.LOCALAPPDATA, process.env.PROGRAMFILES]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          path.join(folder, "Programs/Microsoft VS Code/bin/code.cmd"),
          path.join(folder, "Microsoft VS Code/bin/code.cmd"),
        ]);
    default:
      return ["/usr/share/code/bin/code", "/snap/bin/code"];
  }
}
