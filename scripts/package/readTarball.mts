import { gunzipSync } from "node:zlib";

/** A file of a tarball: its path there, and what it holds. */
export interface TarredFile {
  readonly path: string;
  readonly content: Buffer;
}

const block = 512;

/**
 * The files in a `.tgz` as npm writes it: plain entries with short names, so neither links nor extended headers.
 * @throws Error when it holds anything else
 */
export function readTarball(tgz: Buffer): readonly TarredFile[] {
  const tar = gunzipSync(tgz);
  const files: TarredFile[] = [];
  for (let at = 0; at < tar.length && tar[at] !== 0; ) {
    const text = (from: number, length: number) =>
      tar.toString("latin1", at + from, at + from + length).replace(/\0.*$/s, "");
    const path = text(0, 100);
    const size = Number.parseInt(text(124, 12), 8);
    if (!["", "0"].includes(text(156, 1)) || Number.isNaN(size)) throw new Error(`${path} is no plain file`);
    files.push({ path, content: tar.subarray(at + block, at + block + size) });
    at += block + Math.ceil(size / block) * block;
  }
  return files;
}
