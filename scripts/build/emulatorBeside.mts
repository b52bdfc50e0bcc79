import path from "node:path";
import type { Plugin } from "esbuild";

const root = path.join(import.meta.dirname, "../..");

/** The files of which `dist/emulator.mjs` exports what the bundles beside it take. */
const exported = [
  "src/emulator/scenarios/findScenarios.ts",
  "src/emulator/scenarios/parseScenario.ts",
  "src/emulator/server/start.ts",
  "src/emulator/server/startFailure.ts",
].map((file) => path.join(root, file));

/**
 * For a bundle that lies beside `emulator.mjs`: takes the emulator from there, so that it travels once, as the very file
 * that the extension ships.
 */
export const emulatorBeside: Plugin = {
  name: "emulator-beside",
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /\.ts$/ }, (args) =>
      exported.includes(path.resolve(args.resolveDir, args.path))
        ? { path: "./emulator.mjs", external: true }
        : undefined,
    );
  },
};
