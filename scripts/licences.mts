/** `npm run licences`: writes THIRD-PARTY-NOTICES.txt, the licences of all that the bundles hold. */
import { writeFileSync } from "node:fs";
import { ensureBuilt } from "./lib/build.mts";
import { main } from "./lib/main.mts";
import { PlainFailure } from "./lib/step.mjs";
import { licenceFaults, noticesText } from "./supply/notices.mts";
import { noticesFile, shippedLicences } from "./supply/shippedLicences.mts";

await main(async () => {
  await ensureBuilt();
  const packages = shippedLicences();
  const faults = licenceFaults(packages);
  if (faults.length > 0) throw new PlainFailure(faults.join("\n"));
  writeFileSync(noticesFile, noticesText(packages));
  console.log(packages.map(({ name, version, license }) => `${name} ${version}: ${license}`).join("\n"));
  return 0;
});
