import path from "node:path";
import { createVSIX } from "@vscode/vsce";
import { quietConsole } from "../lib/quietConsole.mts";

/** Packages the little extension that opens the example in a browser window. */
export async function openerVsix(folder: string): Promise<string> {
  const packagePath = path.join(folder, "opener.vsix");
  await quietConsole(() =>
    createVSIX({
      cwd: path.join(import.meta.dirname, "opener"),
      packagePath,
      dependencies: false,
      allowMissingRepository: true,
      skipLicense: true,
    }),
  );
  return packagePath;
}
