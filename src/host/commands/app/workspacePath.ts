/**
 * Normalizes a typed path of a `.mjs` file inside a workspace folder: `/` between its parts, neither `.` nor `..` among
 * them. A backslash separates too, as on Windows. Null for any other path: an absolute one, one that leaves the folder, or
 * one that is no `.mjs` file.
 */
export function workspacePath(typed: string): string | null {
  const parts = typed.trim().replaceAll("\\", "/").split("/");
  const [first = ""] = parts;
  // An empty first part means a disk's root or a share; a colon means a drive, a scheme, or an alternate stream.
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
  // A path that starts with a space would be trimmed to another path when it is typed again.
  return isModule && accepted.trim() === accepted ? accepted : null;
}
