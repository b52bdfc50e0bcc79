import path from "node:path";

/** The folders in which the system looks for programs. */
export function pathFolders(): readonly string[] {
  return (process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
}
