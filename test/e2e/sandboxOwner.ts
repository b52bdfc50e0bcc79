import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Profile } from "../../scripts/workbench/profile.mts";

export interface Owner {
  readonly pid: number;
  readonly url: string;
  /** Opens the control. */
  readonly token: string;
}

/** Where the local sandbox keeps its state: its Items and their tokens too. */
export function sandboxFolder(profile: Profile): string {
  return path.join(profile.userData, "User/globalStorage/balance-lens.balance-lens/sandbox");
}

/** The extension host that runs the local sandbox, as its state folder has it. */
export function ownerIn(profile: Profile): Owner {
  const folder = sandboxFolder(profile);
  const generations = readdirSync(folder).flatMap((name) => /^owner\.(\d+)\.json$/.exec(name)?.[1] ?? []);
  return JSON.parse(readFileSync(path.join(folder, `owner.${Math.max(...generations.map(Number))}.json`), "utf8"));
}

/** Calls a path of that sandbox's control, as another program does: what it answered. */
export function controlOf(profile: Profile): (method: string, place: string, body?: object) => Promise<unknown> {
  const { url, token } = ownerIn(profile);
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  return async (method, place, body) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${url}/_emulator/${place}`, { method, headers, ...sent });
    if (!answer.ok) throw new Error(`${method} ${place} answered ${answer.status}`);
    return answer.json();
  };
}
