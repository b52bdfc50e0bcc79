/** Entry of the npm package's `index.cjs`: what `npm/index.d.ts` declares. */
// biome-ignore lint/performance/noBarrelFile: the one file through which a program takes all of the package.
export { connectToEmulator } from "./connectToEmulator.ts";
export { EmulatorError } from "./emulatorError.ts";
export { startEmulator } from "./startEmulator.ts";
