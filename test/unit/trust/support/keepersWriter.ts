import { bundled } from "../../emulator/support/bundled.ts";
import { type Program, startProgram } from "./program.ts";

const program = bundled("test/unit/trust/programs/writeKeepers.ts");

/** Makes the changes from `first` on, one after another. Says the number of each once it was acknowledged. */
export function startKeepersWriter(input: {
  readonly folder: string;
  readonly comparison: object;
  readonly first: number;
}): Program<number> {
  return startProgram(program, [input.folder, JSON.stringify(input.comparison), String(input.first)]);
}
