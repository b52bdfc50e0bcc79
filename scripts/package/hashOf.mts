import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** The SHA-256 of a file, in hex. */
export function hashOf(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
