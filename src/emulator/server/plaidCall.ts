import type { Call, Endpoint } from "../handlers/endpoint.ts";
import { endpoints } from "../handlers/endpoints.ts";
import { hexId } from "../ids.ts";
import { canonicalJson } from "../wire/canonicalJson.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import type { World } from "../world/world.ts";

/** The Item a request is about, where it names the token of one. */
export function itemIdIn(world: World, body: Readonly<Record<string, unknown>>): string | undefined {
  return typeof body.access_token === "string" ? world.tokens.get(body.access_token) : undefined;
}

/** Runs a call; with `stale` the cached balances of its Item stay as they are. */
export function runCall(
  found: Endpoint,
  call: Call<unknown>,
  { itemId, stale }: { itemId: string | undefined; stale: boolean },
): object {
  const item = stale && itemId !== undefined ? call.world.items.get(itemId) : undefined;
  if (item === undefined) return found.run(call);
  item.copyFrozen = true;
  try {
    return found.run(call);
  } finally {
    item.copyFrozen = call.world.faults.freezes(item);
  }
}

/** What makes a request the same as another: who calls, and how the body was written, do not. */
export function contentOf(path: string, body: Readonly<Record<string, unknown>>): string {
  return `${path} ${canonicalJson(body)}`;
}

/** What most requests fit into: making a digest of one costs as much as a fifth of its answer. */
const shortContent = 120;

/** What a request is remembered by: its content, or a digest, since what is remembered must not grow with it. */
export function markOf(content: string): string {
  return content.length <= shortContent ? content : digestOf(content);
}

/** Of any length a short one. */
export function digestOf(content: string): string {
  return hexId(24, content);
}

export function keyOf(seed: number, occurrence: number, content: string): string {
  return `${seed} ${occurrence} ${content}`;
}

/** @throws PlaidFailure `NOT_FOUND` */
export function endpointAt(path: string): Endpoint {
  const found = endpoints.get(path);
  if (found !== undefined) return found;
  throw new PlaidFailure(
    "NOT_FOUND",
    `${path.slice(0, 200)} is not modelled by this emulator; docs/emulator.md lists what is`,
  );
}
