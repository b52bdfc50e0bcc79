import type { Call, Endpoint } from "../handlers/endpoint.ts";
import { endpoints } from "../handlers/endpoints.ts";
import { hexId } from "../ids.ts";
import { canonicalJson } from "../wire/canonicalJson.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import type { World } from "../world/world.ts";

/** The Item of a request that has an access token, or a processor's. */
export function itemIdIn(world: World, body: Readonly<Record<string, unknown>>): string | undefined {
  const { access_token: token, processor_token: processor } = body;
  if (typeof token === "string") return world.tokens.get(token);
  return typeof processor === "string" ? world.processorTokens.get(processor)?.itemId : undefined;
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

/** What identifies equal requests: neither the caller nor the formatting of the body counts. */
export function contentOf(path: string, body: Readonly<Record<string, unknown>>): string {
  return `${path} ${canonicalJson(body)}`;
}

/** Longer than most requests: a digest costs as much as a fifth of a response. */
const shortContent = 120;

/**
 * The key under which a request is remembered: its content, or a digest of a long one, so that memory stays bounded.
 */
export function requestFingerprint(content: string): string {
  return content.length <= shortContent ? content : digestOf(content);
}

/** A short digest of a text of any length. */
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
