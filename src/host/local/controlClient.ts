import type { CancelSignal } from "../../core/cancellation.ts";
import { BalanceLensError } from "../../core/errors.ts";
import type { ItemSummary } from "../../core/item.ts";
import type { LocalAddress } from "./localSandbox.ts";

/** An Item of the local sandbox. Its token is not a secret: the control paths list it. */
export interface LocalItem {
  readonly item: ItemSummary;
  readonly accessToken: string;
}

/**
 * Asks the local sandbox which Items it has.
 * @throws BalanceLensError `emulator-stopped` when nothing answers, `malformed-answer` when it is not the list.
 */
export async function listLocalItems(
  address: LocalAddress,
  signal: CancelSignal & AbortSignal,
): Promise<readonly LocalItem[]> {
  const response = await ask(address, signal);
  if (!response.ok) throw malformed(`control answered ${response.status}`);
  const body: unknown = await response.json().catch(() => null);
  const rows = isRecord(body) && Array.isArray(body.items) ? body.items : null;
  if (rows === null) throw malformed("control answered no list of Items");
  return rows.map(readRow);
}

async function ask(address: LocalAddress, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(`${address.control}/items`, { headers: { authorization: `Bearer ${address.token}` }, signal });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw new BalanceLensError({ reason: "emulator-stopped", requestId: null }, { cause: error });
  }
}

function readRow(row: unknown): LocalItem {
  if (!isRecord(row)) throw malformed("an Item is not an object");
  const { item_id: itemId, access_token: accessToken, products, scenario } = row;
  if (typeof itemId !== "string" || typeof accessToken !== "string") throw malformed("an Item has no id or no token");
  return {
    accessToken,
    item: {
      itemId,
      environment: "local",
      institutionId: textOrNull(row.institution_id),
      institutionName: textOrNull(row.institution_name),
      products: Array.isArray(products) ? products.filter((product) => typeof product === "string") : [],
      ...(typeof scenario === "string" ? { scenario } : {}),
    },
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function malformed(detail: string): BalanceLensError {
  return new BalanceLensError({ reason: "malformed-answer", requestId: null, detail });
}
