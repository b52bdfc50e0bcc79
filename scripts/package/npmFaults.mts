import { gzipSync } from "node:zlib";
import type { TarredFile } from "./readTarball.mts";
import { secretsIn } from "./secrets.mts";

/** The whole content of the npm package. */
const shipped: readonly string[] = [
  ...["package.json", "README.md", "LICENSE", "THIRD-PARTY-NOTICES.txt"],
  ...["balance-lens.cjs", "preload.cjs", "index.mjs", "index.d.mts", "index.d.cts"],
  ...["dist/index.cjs", "dist/emulatorProcess.mjs", "dist/emulator.mjs"],
  ...["dist/compare.mjs", "dist/lint.mjs", "dist/terminal.mjs"],
].map((file) => `package/${file}`);

/** Of the package, compressed, without its linter. */
export const NPM_LIMIT_BYTES = 260_000;
/** Of the linter, compressed: it reads five languages, as the extension does, and nothing else in the package needs it. */
export const LINTER_LIMIT_BYTES = 28_000;

/**
 * One sentence per thing that is wrong with the npm package; none when it is as it should be.
 * @param vsixEmulator the emulator as the VSIX has it: both are one file
 */
export function npmFaults(
  files: readonly TarredFile[],
  { packedBytes, vsixEmulator }: { readonly packedBytes: number; readonly vsixEmulator: Buffer | undefined },
): readonly string[] {
  const contentOf = (path: string) => files.find((file) => file.path === path)?.content;
  const emulator = contentOf("package/dist/emulator.mjs");
  const linterBytes = gzipSync(contentOf("package/dist/lint.mjs") ?? "", { level: 9 }).length;
  const otherBytes = packedBytes - linterBytes;
  const isSame = emulator !== undefined && vsixEmulator !== undefined && emulator.equals(vsixEmulator);
  return [
    ...shipped.filter((path) => contentOf(path) === undefined).map((path) => `${path} is missing`),
    ...files.filter(({ path }) => !shipped.includes(path)).map(({ path }) => `${path} may not ship`),
    ...files.flatMap(({ path, content }) => secretsIn(path, content.toString("latin1"))),
    ...files
      .filter(({ content }) => content.includes("sourceMappingURL="))
      .map(({ path }) => `${path} names a source map`),
    ...manifestFaults(contentOf("package/package.json")),
    ...(isSame ? [] : ["package/dist/emulator.mjs is not the emulator of the VSIX"]),
    ...(otherBytes > NPM_LIMIT_BYTES ? [`${otherBytes} bytes are more than the limit of ${NPM_LIMIT_BYTES}`] : []),
    ...(linterBytes > LINTER_LIMIT_BYTES
      ? [`the linter's ${linterBytes} bytes are more than the limit of ${LINTER_LIMIT_BYTES}`]
      : []),
  ];
}

/** Nothing is installed with it, and nothing runs as it is installed. */
function manifestFaults(manifest: Buffer | undefined): readonly string[] {
  const fields = Object.keys(manifest === undefined ? {} : JSON.parse(manifest.toString("utf8")));
  const forbidden = ["dependencies", "optionalDependencies", "peerDependencies", "bundleDependencies", "scripts"];
  return forbidden.filter((field) => fields.includes(field)).map((field) => `package/package.json has ${field}`);
}
