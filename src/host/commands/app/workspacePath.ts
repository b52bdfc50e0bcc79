/**
 * A path inside a workspace folder that a `.mjs` file may be written to, as a person typed it: with `/` between its
 * parts, and with neither `.` nor `..` among them. Null for any other: an absolute one, one that leaves the folder, or
 * one that is no `.mjs` file. A backslash separates too, since that is what is typed on Windows.
 */
export function workspacePath(typed: string): string | null {
  const parts = typed.trim().replaceAll("\\", "/").split("/");
  const [first = ""] = parts;
  // An empty first part is the root of a disk or a share; a colon is a drive, a scheme, or a stream of a file.
  if (first === "" || parts.some((part) => /[:\p{Cc}]/u.test(part))) return null;
  const inside: string[] = [];
  for (const part of parts) {
    if (part === "" || part === ".") continue;
    if (part !== "..") inside.push(part);
    else if (inside.pop() === undefined) return null;
  }
  const name = inside.at(-1) ?? "";
  const isModule = name.endsWith(".mjs") && name !== ".mjs" && parts.at(-1) === name;
  const accepted = inside.join("/");
  // A folder whose name begins with a space, first in the path, would be another path when it is typed again.
  return isModule && accepted.trim() === accepted ? accepted : null;
}
