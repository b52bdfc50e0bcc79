import type { Machine, VirtualClock } from "./clock.ts";
import type { Call, Endpoint } from "./handlers/endpoint.ts";
import { endpoints } from "./handlers/endpoints.ts";
import type { EmulatorRequest } from "./http.ts";
import { hexId, requestId } from "./ids.ts";
import type { Journal } from "./journal.ts";
import { type LatencyProfile, latencyOf } from "./latency.ts";
import { createRateLimiter } from "./limits.ts";
import type { Occurrences } from "./occurrences.ts";
import type { WaitingRoom } from "./waitingRoom.ts";
import { canonicalJson } from "./wire/canonicalJson.ts";
import { checkFields } from "./wire/checkFields.ts";
import { PlaidFailure } from "./wire/plaidFailure.ts";
import { checkKeys, readBody } from "./wire/readBody.ts";
import type { World } from "./world/world.ts";

export interface PlaidPathsInput {
  readonly world: World;
  readonly clock: VirtualClock;
  readonly machine: Machine;
  readonly room: WaitingRoom;
  readonly latency: LatencyProfile;
  readonly rateLimits: boolean;
  readonly occurrences: Occurrences;
  readonly journal: Journal | undefined;
}

/** A request that has its number, whether it can be answered or not. */
export interface IdentifiedCall {
  readonly requestId: string;
  /** What everything made for this request is made from. */
  readonly key: string;
  readonly occurrence: number;
  readonly path: string;
  /** The body without the keys, and who calls; or what is wrong with it. */
  readonly read: { readonly clientId: string; readonly rest: Readonly<Record<string, unknown>> } | PlaidFailure;
}

/** The paths of Plaid's API. */
export interface PlaidPaths {
  identify(request: EmulatorRequest, path: string): IdentifiedCall;
  /**
   * The answer's body, without its request id, after the wait that the latency profile asks for.
   * @throws PlaidFailure; the signal's reason when the caller went away during the wait
   */
  answer(call: IdentifiedCall, signal: AbortSignal | undefined): Promise<object>;
}

export function createPlaidPaths(input: PlaidPathsInput): PlaidPaths {
  const { world, clock, machine, room, latency, occurrences, journal } = input;
  const limiter = input.rateLimits ? createRateLimiter(() => machine.now()) : null;
  return {
    identify(request, path) {
      const read = readRequest(request, path);
      const content =
        read instanceof PlaidFailure ? `${request.method} ${path} ${request.body}` : contentOf(path, read.rest);
      const occurrence = occurrences.count(digestOf(content));
      const key = keyOf(world.seed, occurrence, content);
      return { requestId: requestId(key), key, occurrence, path, read };
    },
    async answer({ key, occurrence, path, read }, signal) {
      if (read instanceof PlaidFailure) throw read;
      const found = endpointAt(path);
      const checked = checkFields(read.rest, found.fields);
      const token = read.rest.access_token;
      const itemId = typeof token === "string" ? world.tokens.get(token) : undefined;
      const transactionId = read.rest.client_transaction_id;
      limiter?.count(path, {
        itemId,
        clientId: digestOf(read.clientId),
        transactionId: typeof transactionId === "string" ? digestOf(transactionId) : undefined,
      });
      world.runTo(clock.now());
      const asksBank = needsBank(found, { input: checked, world, now: clock.now(), key });
      const ms = latencyOf(latency, asksBank ? "bank" : "cached", key);
      if (ms > 0) await room.wait(ms, signal);
      // The answer is of the moment it is given: whatever fell due during the wait has happened.
      const now = clock.now();
      world.runTo(now);
      const before = world.log.count;
      try {
        return found.run({ input: checked, world, now, key });
      } finally {
        if (world.log.count !== before) {
          journal?.append({ kind: "call", at: now, real: machine.now(), path, occurrence, body: read.rest });
        }
      }
    },
  };
}

/** What makes a request the same as another: who calls, and how the body was written, do not. */
export function contentOf(path: string, body: Readonly<Record<string, unknown>>): string {
  return `${path} ${canonicalJson(body)}`;
}

/** Of any length a short one: what is remembered of a request must not grow with it. */
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

function readRequest(request: EmulatorRequest, path: string): IdentifiedCall["read"] {
  try {
    endpointAt(path);
    if (request.method !== "POST") throw new PlaidFailure("NOT_FOUND", `${path} is called with POST`);
    return checkKeys(request, readBody(request));
  } catch (error) {
    if (error instanceof PlaidFailure) return error;
    throw error;
  }
}

/** What cannot be answered needs no bank: the error comes without the wait. */
function needsBank(found: Endpoint, call: Call<unknown>): boolean {
  try {
    return found.asksBank(call);
  } catch (error) {
    if (error instanceof PlaidFailure) return false;
    throw error;
  }
}
