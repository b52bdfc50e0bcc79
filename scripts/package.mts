/** `npm run package`: writes `balance-lens.vsix` and lists what is in it. */
import { main } from "./lib/main.mts";
import { ensurePackaged } from "./package/packageVsix.mts";

await main(async () => {
  const files = await ensurePackaged();
  for (const { path, packedBytes, content } of files) {
    console.log(`${String(content.length).padStart(9)} ${String(packedBytes).padStart(9)}  ${path}`);
  }
  const total = files.reduce((sum, file) => sum + file.packedBytes, 0);
  console.log(`balance-lens.vsix: ${files.length} files, ${Math.round(total / 1000)} kB packed`);
  return 0;
});
