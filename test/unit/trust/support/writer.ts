import { bundled } from "../../emulator/support/bundled.ts";
import { type Program, startProgram } from "./program.ts";

const program = bundled("test/unit/trust/programs/writeKept.ts");

export interface Acknowledged {
  readonly kind: "comparison" | "label" | "item" | "lost";
  readonly id: string;
}

interface WriterInput {
  readonly folder: string;
  readonly comparison: object;
  /** What it keeps is numbered from here on. */
  readonly first: number;
  /** How many of each kind at most; without it, it goes on until it is killed. */
  readonly most?: number;
  /** Bytes any one file may grow to, in the place of a disk that is full; no limit when absent. */
  readonly largestFile?: number;
}

/** Says everything that it has kept, and what it could not keep. */
export function startWriter(input: WriterInput): Program<Acknowledged> {
  const { folder, comparison, first, most = 1e9, largestFile } = input;
  const args = [folder, JSON.stringify(comparison), JSON.stringify({ first, most })];
  const under =
    largestFile === undefined
      ? []
      : // A shell counts in blocks of 512 bytes. Node takes no notice of the signal, so a write fails as on a full disk.
        ["sh", "-c", `ulimit -f ${Math.floor(largestFile / 512)}; exec "$@"`, "sh"];
  return startProgram(program, args, under);
}
