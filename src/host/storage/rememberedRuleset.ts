import type { Memento } from "vscode";
import type { Environment } from "../../core/environment.ts";
import { stored } from "./sandboxKeys.ts";

/** No API lists the rulesets of a client, so the last key that was used is offered again. */
export function rememberedRuleset(memento: Pick<Memento, "get">, environment: Environment): string | null {
  return memento.get<string>(keyOf(environment)) ?? null;
}

/** Null forgets it. @throws BalanceLensError `storage-failed` */
export async function rememberRuleset(
  memento: Pick<Memento, "update">,
  environment: Environment,
  rulesetKey: string | null,
): Promise<void> {
  await stored(memento.update(keyOf(environment), rulesetKey ?? undefined));
}

function keyOf(environment: Environment): string {
  return `${environment}.rulesetKey`;
}
