/** `npm run package`: writes `balance-lens.vsix` and `balance-lens-VERSION.tgz`, and lists what is in them. */
import path from "node:path";
import { main } from "./lib/main.mts";
import { ensureNpmPackage } from "./package/packageNpm.mts";
import { ensurePackaged } from "./package/packageVsix.mts";

await main(async () => {
  const files = await ensurePackaged();
  for (const { path: name, packedBytes, content } of files) {
    console.log(`${String(content.length).padStart(9)} ${String(packedBytes).padStart(9)}  ${name}`);
  }
  const total = files.reduce((sum, file) => sum + file.packedBytes, 0);
  console.log(`balance-lens.vsix: ${files.length} files, ${Math.round(total / 1000)} kB packed`);
  const npm = await ensureNpmPackage();
  for (const { path: name, content } of npm.files) console.log(`${String(content.length).padStart(9)}  ${name}`);
  console.log(
    `${path.basename(npm.file)}: ${npm.files.length} files, ${(npm.packedBytes / 1000).toFixed(1)} kB packed`,
  );
  return 0;
});
