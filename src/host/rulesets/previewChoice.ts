import type { Memento } from "vscode";
import { defaultEvaluateAmount } from "../../core/plan/defaultEvaluate.ts";
import { listLocalItems } from "../local/controlClient.ts";
import type { LocalAddress } from "../local/localSandbox.ts";
import type { PreviewSubject } from "../local/rulesetControl.ts";
import { stored } from "../storage/storageErrors.ts";

const key = "rulesets.preview";
/** The scenario made for balance rulesets. */
const usualScenario = "balance-ruleset";

/** The debit that rulesets are previewed for: the one chosen last, if its Item still exists. */
export async function previewSubject(
  memento: Pick<Memento, "get">,
  address: LocalAddress,
  signal: AbortSignal,
): Promise<(PreviewSubject & { readonly institution: string }) | null> {
  const items = (await listLocalItems(address, signal)).map(({ item }) => item);
  const chosen = readSubject(memento.get<unknown>(key));
  const item =
    items.find(({ itemId }) => itemId === chosen?.itemId) ??
    items.find(({ scenario }) => scenario === usualScenario) ??
    items[0];
  if (item === undefined) return null;
  const subject =
    chosen?.itemId === item.itemId ? chosen : { itemId: item.itemId, amount: chosen?.amount ?? defaultEvaluateAmount };
  return { ...subject, institution: item.institutionName ?? item.itemId };
}

/** @throws BalanceLensError `storage-failed` */
export async function rememberSubject(memento: Pick<Memento, "update">, subject: PreviewSubject): Promise<void> {
  await stored(memento.update(key, subject));
}

function readSubject(value: unknown): PreviewSubject | null {
  const { itemId, accountId, amount } = Object(value) as Partial<Record<string, unknown>>;
  if (typeof itemId !== "string" || typeof amount !== "number" || !(amount > 0)) return null;
  return { itemId, amount, ...(typeof accountId === "string" && { accountId }) };
}
