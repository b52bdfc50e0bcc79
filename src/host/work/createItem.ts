import type { Memento } from "vscode";
import type { Environment } from "../../core/item/environment.ts";
import type { ItemSummary } from "../../core/item/item.ts";
import { type InstitutionOffer, type NewItem, newItemProblem } from "../../core/item/newItem.ts";
import type { Connections } from "../connection/connections.ts";
import { keepLocalAlias } from "../storage/localAliases.ts";
import type { SandboxItems } from "../storage/sandboxItems.ts";
import { newItemRefusal } from "./newItemRefusal.ts";

export interface CreateItemDependencies {
  readonly connections: Pick<Connections, "of">;
  readonly sandboxItems: Pick<SandboxItems, "put">;
  readonly memento: Pick<Memento, "get" | "update">;
}

export interface CreateItemOptions {
  readonly environment: Environment;
  /** The facts of the bank; null looks them up first. */
  readonly institution: InstitutionOffer | null;
  readonly signal: AbortSignal;
}

/**
 * Creates an Item without Link, and stores its alias and, for Plaid's own Sandbox, its access token.
 * @throws Refusal before the Item is requested, when its bank does not offer the products; BalanceLensError
 */
export async function createItem(
  { connections, sandboxItems, memento }: CreateItemDependencies,
  request: NewItem,
  { environment, institution, signal }: CreateItemOptions,
): Promise<ItemSummary> {
  const connection = await connections.of(environment);
  const { institutionId, products, username, alias } = request;
  const bank = institution ?? (await connection.institution(institutionId, signal));
  const problem = newItemProblem(products, bank);
  if (problem !== null) throw newItemRefusal(problem, bank);
  const { alias: _, ...asked } = request;
  const { itemId, accessToken } = await connection.createSandboxItem(asked, signal);
  const item: ItemSummary = {
    itemId,
    environment,
    institutionId,
    institutionName: bank.name,
    products,
    ...(username === undefined ? {} : { testUser: username }),
    ...(alias === undefined ? {} : { alias }),
  };
  if (environment === "sandbox") await sandboxItems.put(item, accessToken);
  else if (alias !== undefined) await keepLocalAlias(memento, itemId, alias);
  return item;
}
