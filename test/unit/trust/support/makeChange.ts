import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import { eraseSandboxTraces } from "../../../../src/host/commands/plaidSandbox/sandboxTraces.ts";
import type { KeeperChange } from "./keeperChange.ts";
import type { Keepers } from "./keepers.ts";

/** Makes one change through the doors that the commands use. Resolves once it is acknowledged. */
export async function makeChange(keepers: Keepers, change: KeeperChange, comparison: Comparison): Promise<void> {
  const { what, number, of } = change;
  const { sandboxItems, keys, history, traces } = keepers;
  const item = { ...comparison.item, itemId: of, environment: "sandbox" as const };
  if (what === "put") await sandboxItems.put({ ...item, alias: `put ${number}` }, tokenOf(number));
  else if (what === "replace") await sandboxItems.replaceToken(of, tokenOf(number));
  else if (what === "label") await sandboxItems.label({ ...item, alias: `label ${number}` });
  else if (what === "remove") await sandboxItems.remove(of);
  else if (what === "keys") await keys.write(keysOf(number), { areChecked: true });
  else if (what === "erase-keys") await keys.erase();
  else if (what === "sign-out") await signOut(traces);
  else await history.save(savedBy(change, comparison));
}

async function signOut(traces: Keepers["traces"]): Promise<void> {
  const left = await eraseSandboxTraces(traces);
  if (left.length > 0) throw new Error(`not erased: ${JSON.stringify(left)}`);
}

export function tokenOf(number: number): string {
  return `access-sandbox-${number}`;
}

export function keysOf(number: number) {
  return { clientId: `client ${number}`, secret: `secret ${number}` };
}

/** What a change keeps in the history. A repeat replaces an earlier state of the same comparison. */
function savedBy({ what, number, of }: KeeperChange, comparison: Comparison): Comparison {
  const item = { ...comparison.item, environment: "sandbox" as const, alias: String(number) };
  const saved: Comparison = { ...comparison, id: of, item, environment: "sandbox" };
  return what === "compare-saved" ? { ...saved, wallMs: null, lastOwnRealTimeAt: null, origin: "saved" } : saved;
}
