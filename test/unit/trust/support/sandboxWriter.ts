import { bundled } from "../../emulator/support/bundled.ts";
import { type Program, startProgram } from "./program.ts";

const program = bundled("test/unit/trust/programs/writeSandbox.ts");

/** What a local sandbox said that it keeps. */
export interface KeptChange {
  readonly kind: "item" | "removed" | "clock" | "webhook" | "ruleset" | "fault" | "faults-cleared" | "loaded" | "reset";
  readonly value: string | number;
}

/** Changes a local sandbox in every way there is, and says everything that it has kept. */
export function startSandboxWriter(input: { folder: string; first: number }): Program<KeptChange> {
  return startProgram(program, [input.folder, String(input.first), "1e9"]);
}
