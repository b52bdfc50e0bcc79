import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Lens } from "./lens.ts";

/** Who runs the local sandbox, as its state folder has it. */
function ownerOf(lens: Lens): { readonly token: string; readonly file: string } {
  const folder = path.join(lens.folders.storage, "sandbox");
  const generations = readdirSync(folder).flatMap((name) => /^owner\.(\d+)\.json$/.exec(name)?.[1] ?? []);
  const file = path.join(folder, `owner.${Math.max(...generations.map(Number))}.json`);
  return { file, token: (JSON.parse(readFileSync(file, "utf8")) as { token: string }).token };
}

/** The token of the local sandbox's control: in a file of this user's alone, and nowhere else. */
function controlToken(lens: Lens): string {
  return ownerOf(lens).token;
}

/** Asks the local sandbox's control, as another program of this user could. */
export async function control(lens: Lens, place: string): Promise<Record<string, unknown>> {
  const headers = { authorization: `Bearer ${controlToken(lens)}` };
  const answer = await fetch(`${lens.localUrl()}/_emulator/${place}`, { headers });
  return (await answer.json()) as Record<string, unknown>;
}

/** Calls Plaid's API at the local sandbox, as an app does. */
export async function call(lens: Lens, place: string, body: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`${lens.localUrl()}${place}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ client_id: "any", secret: "any", ...body }),
  });
  return (await answer.json()) as Record<string, unknown>;
}
