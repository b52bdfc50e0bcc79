import * as vscode from "vscode";
import type { Environment } from "../../core/environment.ts";
import { askNewItem, newItemIn } from "../ask/newItem.ts";
import { withProgress } from "../ask/withProgress.ts";
import { showInSandbox } from "./addItemByAccessToken.ts";
import type { Command, CommandDependencies } from "./command.ts";
import { ensureKeys } from "./setPlaidKeys.ts";

/** Creates an Item in the current environment, as Link would, without Link. */
export const createSandboxItem: Command = async (deps, argument) => {
  const { environment } = deps.items;
  if (environment === "sandbox") await ensureKeys(deps);
  const request = newItemIn(argument) ?? (await askNewItem());
  await withProgress(vscode.l10n.t("Creating an Item"), (signal) => create(deps, environment, request, signal));
};

async function create(
  deps: CommandDependencies,
  environment: Environment,
  request: Awaited<ReturnType<typeof askNewItem>>,
  signal: AbortSignal,
): Promise<void> {
  const { connections, sandboxItems, itemReads, environmentChoice } = deps;
  const connection = await connections.of(environment);
  const { itemId, accessToken } = await connection.createSandboxItem(request, signal);
  if (environment === "local") {
    await environmentChoice.rememberLocal();
    return itemReads.list(signal);
  }
  const { institutionId, products } = request;
  // The Item exists now: it is kept although its bank's name could not be had.
  const institutionName = await connection.institutionName(institutionId, signal).catch(() => null);
  const item = { itemId, environment, institutionId, institutionName, products };
  await sandboxItems.put(item, accessToken);
  await showInSandbox(deps, item);
}
