import { builtinModules } from "node:module";
import path from "node:path";
import { type Room, rooms } from "../rooms.mts";
import { importsOf, type Reach } from "./importsOf.mts";

export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** One sentence per import that the table forbids, e.g. `src/core/x.ts:3: core may not import node:fs`. */
export function checkRooms(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path);
    if (room === undefined) return [`${file.path}: belongs to no room of scripts/rooms.mts`];
    const { imports, hiddenInputs } = importsOf(file.path, file.text);
    const forbidden = imports.flatMap((reach) => {
      const reason = whyForbidden(room, file.path, reach);
      return reason === null ? [] : [`${file.path}:${reach.line}: ${reason}`];
    });
    if (room.pure !== true) return forbidden;
    const impure = hiddenInputs.map(
      ({ name, line }) =>
        `${file.path}:${line}: ${room.name} may not use ${name}: take a clock or an id source as argument`,
    );
    return [...forbidden, ...impure];
  });
}

/** The room a file belongs to: the longest place that its path begins with. */
function roomOf(file: string): Room | undefined {
  return rooms
    .filter((room) => (room.at.endsWith("/") ? file.startsWith(room.at) : file === room.at))
    .sort((a, b) => b.at.length - a.at.length)[0];
}

function whyForbidden(room: Room, file: string, reach: Reach): string | null {
  const { specifier } = reach;
  if (specifier === null) {
    // A script may load what it has just built; the product may not load what nobody can name.
    return room.at.startsWith("src/") || room.name === "webview" ? `${room.name} may not import a computed path` : null;
  }
  if (specifier.startsWith(".")) return whyForbiddenFile(room, file, specifier);
  if (isBuiltin(specifier)) {
    const allowed = room.node === "anywhere" || room.node.includes(file);
    return allowed ? null : `${room.name} may not import ${specifier}${inThese(room.node)}`;
  }
  return whyForbiddenPackage(room, file, specifier);
}

function whyForbiddenFile(room: Room, file: string, specifier: string): string | null {
  const target = path.posix.join(path.posix.dirname(file), specifier);
  const targetRoom = roomOf(target);
  if (targetRoom === undefined) return `${room.name} may not import ${target}, which is in no room`;
  if (targetRoom.name === room.name) return whyForbiddenFloor(room, file, target);
  if (room.rooms.includes(targetRoom.name)) return null;
  return `${room.name} may not import ${targetRoom.name} (${target})`;
}

/** Why a file may not import another of its room: the other's folder is on a higher floor, or on none. */
function whyForbiddenFloor({ name, at, floors }: Room, file: string, target: string): string | null {
  if (floors === undefined) return null;
  const [from, to] = [folderOf(at, file), folderOf(at, target)];
  if (from === to) return null;
  const heightOf = (folder: string) => floors.findIndex((floor) => [floor].flat().includes(folder));
  const unlisted = [from, to].find((folder) => heightOf(folder) === -1);
  if (unlisted !== undefined)
    return `${at}${unlisted} is on no floor of ${name}: add it to \`floors\` in scripts/rooms.mts`;
  if (heightOf(to) <= heightOf(from)) return null;
  return `${name}/${from} may not import ${name}/${to} (${target}), which is on a higher floor`;
}

/** The folder directly in the room that a file is in; `.` where it is in none. */
function folderOf(at: string, file: string): string {
  const [folder, ...rest] = file.slice(at.length).split("/");
  return rest.length === 0 || folder === undefined ? "." : folder;
}

function whyForbiddenPackage(room: Room, file: string, specifier: string): string | null {
  const name = specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
  for (const allowed of room.packages) {
    if (allowed === name) return null;
    if (typeof allowed === "object" && allowed.name === name) {
      return allowed.in.includes(file) ? null : `${room.name} may not import ${name}${inThese(allowed.in)}`;
    }
  }
  return `${room.name} may not import ${name}`;
}

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith("node:") || builtinModules.includes(specifier);
}

function inThese(files: readonly string[] | "anywhere"): string {
  return files === "anywhere" || files.length === 0 ? "" : ` here, only in ${files.join(", ")}`;
}
