import { existsSync, readFileSync } from "node:fs";
import { PlainFailure } from "../lib/step.mjs";
import { licenceFaults, noticesText } from "./notices.mts";
import { noticesFile, shippedLicences } from "./shippedLicences.mts";

/** @throws PlainFailure when what ships is under a licence that is not permissive, or the list of licences is stale */
export function checkLicences(): void {
  const packages = shippedLicences();
  const faults = licenceFaults(packages);
  if (faults.length > 0) throw new PlainFailure(faults.join("\n"));
  const listed = existsSync(noticesFile) ? readFileSync(noticesFile, "utf8") : "";
  if (listed !== noticesText(packages)) {
    throw new PlainFailure("THIRD-PARTY-NOTICES.txt does not list what the bundles hold: run npm run licences.");
  }
}
