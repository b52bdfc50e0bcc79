import { Session } from "node:inspector";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The files of a folder that this process has loaded, as CommonJS or as ES modules, by name and in order. */
export function loadedFiles(folder: string): readonly string[] {
  const files = new Set<string>();
  const session = new Session();
  session.connect();
  session.on("Debugger.scriptParsed", ({ params: { url } }) => {
    const file = url.startsWith("file:") ? fileURLToPath(url) : url;
    if (file.startsWith(folder + path.sep)) files.add(path.basename(file));
  });
  // Tells of every script, those loaded before too, before it returns.
  session.post("Debugger.enable");
  session.disconnect();
  return [...files];
}
