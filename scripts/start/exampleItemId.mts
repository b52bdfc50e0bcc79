import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { dist } from "../lib/places.mts";
import { PlainFailure } from "../lib/step.mjs";
import { exampleScenario } from "./exampleScenario.mts";

/** What is used of `dist/emulator.mjs`, which the extension starts its local sandbox from. */
interface EmulatorChunk {
  shareEmulator(options: { readonly seed: number; readonly state: string }): Promise<{
    readonly control: string;
    readonly token: string;
    close(): Promise<void>;
  }>;
}

/** The seed the extension starts its local sandbox with: ids follow from it. */
const SEED = 1;

/** The id that the example's Item has in every local sandbox of the extension: asked of one that lives for a moment. */
export async function exampleItemId(): Promise<string> {
  const { shareEmulator }: EmulatorChunk = await import(pathToFileURL(path.join(dist, "emulator.mjs")).href);
  const state = mkdtempSync(path.join(tmpdir(), "balance-lens-example-"));
  const sandbox = await shareEmulator({ seed: SEED, state });
  try {
    const answer = await fetch(`${sandbox.control}/items`, { headers: { authorization: `Bearer ${sandbox.token}` } });
    const { items }: { items: readonly { item_id: string; scenario: string }[] } = await answer.json();
    const item = items.find(({ scenario }) => scenario === exampleScenario);
    if (item === undefined) throw new PlainFailure(`The local sandbox has no scenario ${exampleScenario}.`);
    return item.item_id;
  } finally {
    await sandbox.close();
    await rm(state, { recursive: true, force: true });
  }
}
