import { inflateRawSync } from "node:zlib";
import type { PackedFile } from "./shipped.mts";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * The files in a zip, read from its central directory. Enough for a VSIX: no zip64, no encryption.
 * @throws Error when it is not such a zip
 */
export function readZip(zip: Buffer): readonly PackedFile[] {
  const end = zip.lastIndexOf(Buffer.from(Uint32Array.of(END).buffer));
  if (end < 0) throw new Error("not a zip: it has no central directory");
  const count = zip.readUInt16LE(end + 10);
  const files: PackedFile[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error(`not a zip: entry ${index} is broken`);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place));
    const nameEnd = at + 46 + (nameLength ?? 0);
    const path = zip.toString("utf8", at + 46, nameEnd);
    if (!path.endsWith("/")) files.push(fileOf(zip, at, path));
    at = nameEnd + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return files;
}

function fileOf(zip: Buffer, entry: number, path: string): PackedFile {
  const method = zip.readUInt16LE(entry + 10);
  const packedBytes = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(start, start + packedBytes);
  if (method !== STORED && method !== DEFLATED) throw new Error(`${path}: compression ${method} is not known here`);
  return { path, packedBytes, content: method === STORED ? packed : inflateRawSync(packed) };
}
