import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Profile } from "../../scripts/workbench/profile.mts";

export interface Owner {
  readonly pid: number;
  readonly url: string;
  /** Opens the control. */
  readonly token: string;
}

/** The extension host that runs the local sandbox, as its state folder has it. */
export function ownerIn(profile: Profile): Owner {
  const folder = path.join(profile.userData, "User/globalStorage/balance-lens.balance-lens/sandbox");
  const generations = readdirSync(folder).flatMap((name) => /^owner\.(\d+)\.json$/.exec(name)?.[1] ?? []);
  return JSON.parse(readFileSync(path.join(folder, `owner.${Math.max(...generations.map(Number))}.json`), "utf8"));
}
