/** `npm run generate`: writes the files that are made from others, such as the commands of the manifest. */
import { writeGenerated } from "./generate/generatedFiles.mts";
import { main } from "./lib/main.mts";

await main(async () => {
  const written = writeGenerated();
  console.log(written.length === 0 ? "All as their source says." : written.join("\n"));
  return 0;
});
