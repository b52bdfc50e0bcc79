import type { Clock } from "../../core/run/ports.ts";
import { DisposableStore } from "../dispose.ts";
import type { ItemStore } from "../store/itemStore.ts";
import type { Connections } from "./connections.ts";

export interface PreconnectDependencies {
  readonly items: Pick<ItemStore, "environment" | "status" | "list" | "onDidChange">;
  readonly connections: Pick<Connections, "of">;
  readonly clock: Pick<Clock, "wait">;
}

/** ms in which the rows of a list that was read are drawn. */
const afterMs = 1000;

/**
 * Opens the connection of an environment whose Items are listed, once, behind the drawing of their rows. Loading Plaid's SDK
 * takes some 25 ms, which would otherwise delay the panel of the first call. It calls nothing.
 */
export function preconnect({ items, connections, clock }: PreconnectDependencies): DisposableStore {
  const held = new DisposableStore();
  const over = new AbortController();
  held.add({ dispose: () => over.abort() });
  let isBegun = false;
  const begin = async () => {
    if (isBegun || items.status !== "ready" || items.list().length === 0) return;
    isBegun = true;
    await clock.wait(afterMs, over.signal);
    await connections.of(items.environment);
  };
  // The first call fails the same way, and shows why.
  held.add(items.onDidChange(() => void begin().catch(() => undefined)));
  return held;
}
