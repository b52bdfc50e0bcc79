/**
 * `npm run audit`: asks the registry about known holes in what package-lock.json names. Exits 0 when there is none at
 * high or above, 1 when there is, and 3 when the registry does not answer audits: then nothing is known.
 */
import { spawnSync } from "node:child_process";
import { main } from "./lib/main.mts";
import { root } from "./lib/places.mts";
import { npmCommand } from "./lib/step.mjs";
import { auditVerdict } from "./supply/auditVerdict.mts";

await main(async () => {
  const npm = npmCommand(process.execPath);
  // npm itself exits with 1 both for what it found and for a registry that said nothing; the report tells them apart.
  const { stdout } = spawnSync(npm.command, [...npm.args, "audit", "--json", "--audit=true"], {
    cwd: root,
    shell: npm.shell,
    encoding: "utf8",
    maxBuffer: 64 * 2 ** 20,
  });
  const verdict = auditVerdict(stdout ?? "");
  if (verdict.kind === "clean") {
    console.log(`No known hole at high or above; ${verdict.belowHigh} below.`);
    return 0;
  }
  if (verdict.kind === "vulnerable") {
    console.log(["Known holes at high or above:", ...verdict.lines].join("\n  "));
    return 1;
  }
  console.log(`The registry does not answer audits, so nothing is known: ${verdict.why}`);
  return 3;
});
