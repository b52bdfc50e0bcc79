/**
 * `src/emulator/version.ts`: the emulator tells its version, and runs from its source as well as from a bundle, neither
 * of which has the manifest beside it.
 */
export function versionText(version: string): string {
  return `// Written by \`npm run generate\` from package.json.\nexport const version = ${JSON.stringify(version)};\n`;
}
