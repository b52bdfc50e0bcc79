// One implementation for `import` and `require`: an error of either is an EmulatorError of both.
import implementation from "./dist/index.cjs";

export const { startEmulator, connectToEmulator, EmulatorError } = implementation;
