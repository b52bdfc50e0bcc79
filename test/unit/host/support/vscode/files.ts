import { FileSystemError, FileType, type Uri } from "./classes.ts";
import { happened } from "./happened.ts";

/** The files of a window, by name: the path of a file of this machine, the whole address of any other. */
export const files = new Map<string, Uint8Array | string>();

export function nameOf(uri: Uri): string {
  return uri.scheme === "file" ? uri.path : uri.toString();
}

function bytesOf(uri: Uri): Uint8Array {
  happened.files.push(nameOf(uri));
  const content = files.get(nameOf(uri));
  if (content === undefined) throw FileSystemError.FileNotFound();
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

/** `workspace.fs`, over `files`. */
export const fileSystem = {
  stat: async (uri: Uri) => ({ size: bytesOf(uri).length }),
  readFile: async (uri: Uri) => bytesOf(uri),
  createDirectory: async (uri: Uri): Promise<void> => void happened.files.push(nameOf(uri)),
  writeFile: async (uri: Uri, content: Uint8Array): Promise<void> => {
    happened.files.push(nameOf(uri));
    files.set(nameOf(uri), content);
  },
  async readDirectory(uri: Uri): Promise<readonly (readonly [string, number])[]> {
    happened.files.push(nameOf(uri));
    const below = [...files.keys()].filter((file) => file.startsWith(`${nameOf(uri)}/`));
    if (below.length === 0) throw FileSystemError.FileNotFound();
    const names = below.map((file) => file.slice(nameOf(uri).length + 1).split("/"));
    return [
      ...new Map(names.map(([name = "", ...rest]) => [name, rest.length > 0 ? FileType.Directory : FileType.File])),
    ];
  },
};
