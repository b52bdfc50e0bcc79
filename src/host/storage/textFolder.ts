import { FileSystemError, Uri, workspace } from "vscode";
import type { TextFolder } from "./sandboxItems.ts";

/** A folder of texts where VS Code keeps what is ours: on this machine, or wherever the extension runs. */
export function textFolder(place: Uri): TextFolder {
  const { fs } = workspace;
  const fileOf = (name: string) => Uri.joinPath(place, name);
  const absent = <T>(nothing: T) => {
    return (error: unknown): T => {
      if (error instanceof FileSystemError && error.code === "FileNotFound") return nothing;
      throw error;
    };
  };
  return {
    async readAll() {
      const names = await fs.readDirectory(place).then((entries) => entries.map(([name]) => name), absent([]));
      // One that goes between the two looks is none: another window removed it.
      const read = (name: string) =>
        fs.readFile(fileOf(name)).then((bytes) => new TextDecoder().decode(bytes), absent(""));
      return Promise.all(names.map(read));
    },
    write: (name, text) => fs.writeFile(fileOf(name), new TextEncoder().encode(text)),
    remove: (name) => fs.delete(fileOf(name)).then(undefined, absent(undefined)),
  };
}
