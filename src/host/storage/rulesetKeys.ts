import type { Memento } from "vscode";
import type { Environment } from "../../core/item/environment.ts";
import { stored } from "./storageErrors.ts";

/** More than anyone uses; beyond it, the least recently used key is dropped. */
const most = 20;

/**
 * The ruleset keys used, by environment, to offer them again: no API lists a client's rulesets. Keys are names, not
 * secrets.
 */
interface Remembered {
  /** Most recently used first. */
  readonly keys: readonly string[];
  /** Whether the last evaluation named a ruleset. */
  readonly isLastUsed: boolean;
}

/** Every key that was used and not deleted, most recently used first. */
export function rulesetKeys(memento: Pick<Memento, "get">, environment: Environment): readonly string[] {
  return read(memento, environment).keys;
}

/** The key that the last evaluation named; null when it named none. */
export function lastRulesetKey(memento: Pick<Memento, "get">, environment: Environment): string | null {
  const { keys, isLastUsed } = read(memento, environment);
  return isLastUsed ? (keys[0] ?? null) : null;
}

/**
 * Moves a key to the front; null records that the last evaluation named none. @throws BalanceLensError
 * `storage-failed`
 */
export async function rememberRuleset(
  memento: Pick<Memento, "get" | "update">,
  environment: Environment,
  rulesetKey: string | null,
): Promise<void> {
  const { keys } = read(memento, environment);
  const named = rulesetKey === null ? keys : [rulesetKey, ...keys.filter((key) => key !== rulesetKey)].slice(0, most);
  await write(memento, environment, { keys: named, isLastUsed: rulesetKey !== null });
}

/** Adds keys used in passing; the most recently used one stays the same. @throws BalanceLensError `storage-failed` */
export async function keepRulesets(
  memento: Pick<Memento, "get" | "update">,
  environment: Environment,
  added: readonly string[],
): Promise<void> {
  const { keys, isLastUsed } = read(memento, environment);
  const kept = new Set([...keys.slice(0, 1), ...added, ...keys.slice(1)]);
  await write(memento, environment, { keys: [...kept].slice(0, most), isLastUsed });
}

/** Deletes a key; null deletes all. @throws BalanceLensError `storage-failed` */
export async function forgetRuleset(
  memento: Pick<Memento, "get" | "update">,
  environment: Environment,
  rulesetKey: string | null,
): Promise<void> {
  const { keys, isLastUsed } = read(memento, environment);
  const remaining = rulesetKey === null ? [] : keys.filter((key) => key !== rulesetKey);
  await write(memento, environment, { keys: remaining, isLastUsed: isLastUsed && remaining[0] === keys[0] });
}

function read(memento: Pick<Memento, "get">, environment: Environment): Remembered {
  const saved = memento.get<Partial<Record<keyof Remembered, unknown>>>(nameOf(environment));
  const keys = Array.isArray(saved?.keys) ? saved.keys.filter((key) => typeof key === "string") : [];
  return { keys, isLastUsed: saved?.isLastUsed === true };
}

async function write(memento: Pick<Memento, "update">, environment: Environment, saved: Remembered): Promise<void> {
  await stored(memento.update(nameOf(environment), saved.keys.length === 0 ? undefined : saved));
}

function nameOf(environment: Environment): string {
  return `${environment}.rulesetKeys`;
}
