import { corruptBody, corruptDelivery, faultResponse } from "../faults/applyFault.ts";
import { codesOfSync } from "../faults/fault.ts";
import type { Fault } from "../faults/faultBook.ts";
import type { Call, Endpoint } from "../handlers/endpoint.ts";
import { endpoints } from "../handlers/endpoints.ts";
import { requestId } from "../ids.ts";
import type { Journal } from "../state/journal.ts";
import type { Machine, VirtualClock } from "../time/virtualClock.ts";
import { checkFields } from "../wire/checkFields.ts";
import { isRecord } from "../wire/fields.ts";
import { asFailure, PlaidFailure } from "../wire/plaidFailure.ts";
import { checkKeys, readBody } from "../wire/readBody.ts";
import { failureAnswer, plaidAnswer, type Stamp } from "../wire/respond.ts";
import { runDueEvents } from "../world/runDueEvents.ts";
import type { World } from "../world/world.ts";
import { drawsOf, noDraws } from "./draws.ts";
import type { Caller, EmulatorRequest, EmulatorResponse } from "./http.ts";
import { type LatencyProfile, latencyOf, type Wait } from "./latency.ts";
import type { Occurrences } from "./occurrences.ts";
import { contentOf, digestOf, endpointAt, itemIdIn, keyOf, requestFingerprint, runCall } from "./plaidCall.ts";
import { createRateLimiter, type RateLimits } from "./rateLimits.ts";
import type { Waits } from "./waits.ts";

export interface PlaidPathsInput {
  readonly world: World;
  readonly clock: VirtualClock;
  readonly machine: Machine;
  readonly waits: Waits;
  readonly latency: LatencyProfile;
  readonly rateLimits: RateLimits;
  readonly occurrences: Occurrences;
  readonly journal: Journal | undefined;
  /** Random UUIDs for what nobody may guess; undefined where they follow from the seed. */
  readonly draw: (() => string) | undefined;
  /** Says a sentence to the person who runs the emulator. */
  readonly hint: ((sentence: string) => void) | undefined;
}

/** A request with its key, whether it can be answered or not. */
interface IdentifiedCall {
  readonly requestId: string;
  /** Everything made for this request is derived from it. */
  readonly key: string;
  readonly occurrence: number;
  readonly path: string;
  readonly host: string | undefined;
  /** The caller and the body without its keys; or what is wrong with the body. */
  readonly read: { readonly clientId: string; readonly rest: Readonly<Record<string, unknown>> } | PlaidFailure;
}

interface CallSubject {
  readonly itemId: string | undefined;
  readonly accountIds: readonly string[] | undefined;
}

interface Answered {
  readonly response: EmulatorResponse;
  readonly errorCode?: string;
  /** The fault that was applied to the call. */
  readonly faultId?: string;
}

/** The paths of Plaid's API. */
export interface PlaidPaths {
  /** The Item that a call is about, and those of its accounts that it names, as the world has them. */
  subjectOf(call: IdentifiedCall): CallSubject;
  identify(request: EmulatorRequest, path: string): IdentifiedCall;
  /**
   * The response: at once, unless the latency profile or a fault asks for a wait, since a promise would cost more than
   * most responses. @throws the signal's reason when the caller leaves during the wait
   */
  answer(call: IdentifiedCall, caller: Caller | undefined): Answered | Promise<Answered>;
}

/** A call that can be answered after its wait. */
interface Prepared {
  readonly found: Endpoint;
  readonly checked: unknown;
  readonly rest: Readonly<Record<string, unknown>>;
  readonly itemId: string | undefined;
  readonly ms: number;
}

/** Longer than any caller waits, and the longest that timers support. */
const forever = 2 ** 31 - 1;

export function createPlaidPaths(input: PlaidPathsInput): PlaidPaths {
  const { world, clock, machine, waits, latency, occurrences, journal } = input;
  const limiter = input.rateLimits === "off" ? null : createRateLimiter(input.rateLimits, () => machine.now());

  const meetFault = ({ path, read }: IdentifiedCall): Fault | undefined => {
    const body = read instanceof PlaidFailure ? {} : read.rest;
    const itemId = itemIdIn(world, body);
    const institutionId = world.items.get(itemId ?? "")?.institutionId ?? body.institution_id;
    const fault = world.faults.meet({
      path,
      like: endpoints.get(path)?.like,
      itemId,
      institutionId: typeof institutionId === "string" ? institutionId : undefined,
      cursor: body.cursor,
    });
    if (fault?.callsLeft != null) {
      const at = clock.now();
      world.faults.spend(fault.id, at);
      journal?.append({ kind: "fault-met", at, real: machine.now(), id: fault.id });
    }
    return fault;
  };

  /** @throws PlaidFailure for a call that cannot be answered, or that exceeds a rate limit */
  const prepare = ({ key, path, read }: IdentifiedCall): Prepared => {
    if (read instanceof PlaidFailure) throw read;
    const { clientId, rest } = read;
    const found = endpointAt(path);
    const checked = checkFields(rest, found.fields);
    const itemId = itemIdIn(world, rest);
    const transactionId = rest.client_transaction_id;
    limiter?.count(path, {
      itemId,
      clientId: digestOf(clientId),
      transactionId: typeof transactionId === "string" ? digestOf(transactionId) : undefined,
    });
    if (latency === "none") return { found, checked, rest, itemId, ms: 0 };
    runDueEvents(world, clock.now());
    const ms = latencyOf(latency, waitOf(found, { input: checked, world, now: clock.now(), key }), key);
    return { found, checked, rest, itemId, ms };
  };

  /** The body of the answer, without its request id. */
  const bodyOf = ({ key, occurrence, path, host }: IdentifiedCall, prepared: Prepared, stale: boolean): object => {
    const { found, checked, rest, itemId } = prepared;
    // The response is of the moment at which it is made: everything due during the wait has happened.
    const now = clock.now();
    runDueEvents(world, now);
    const before = world.log.count;
    const draws = found.drawsSecrets === true ? drawsOf(input.draw) : noDraws;
    try {
      const call = { input: checked, world, now, key, host, draw: draws.draw, hint: input.hint };
      return runCall(found, call, { itemId, stale });
    } finally {
      if (world.log.count !== before) {
        const change = { kind: "call" as const, at: now, real: machine.now(), path, occurrence, body: rest };
        journal?.append({ ...change, ...(stale && { stale }), ...draws.read() });
      }
    }
  };

  const stampOf = ({ requestId }: IdentifiedCall): Stamp => ({ requestId, now: clock.now() });

  const failed = (call: IdentifiedCall, fault: Fault | undefined, error: unknown): Answered => {
    const failure = asFailure(error);
    const response = failureAnswer(failure, stampOf(call));
    if (fault === undefined) return { response, errorCode: failure.code };
    return { response: corruptDelivery(fault.spec, response), errorCode: failure.code, faultId: fault.id };
  };

  const answerLater = async (call: IdentifiedCall, prepared: Prepared, caller: Caller | undefined) => {
    try {
      await waits.wait(prepared.ms, caller?.signal);
      return { response: plaidAnswer(bodyOf(call, prepared, false), stampOf(call)) };
    } catch (error) {
      if (caller?.signal.aborted === true) throw error;
      return failed(call, undefined, error);
    }
  };

  const answerFaulty = async (call: IdentifiedCall, fault: Fault, caller: Caller | undefined): Promise<Answered> => {
    const { id: faultId, spec } = fault;
    try {
      if (spec.delay_ms !== undefined) await waits.wait(spec.delay_ms, caller?.signal);
      if (spec.effect === "hang") await waits.wait(forever, caller?.signal);
      const instead = faultResponse(spec, stampOf(call));
      if (instead !== null) return { response: instead, faultId, ...codeOf(fault) };
      const prepared = prepare(call);
      if (prepared.ms > 0) await waits.wait(prepared.ms, caller?.signal);
      const body = corruptBody(spec, bodyOf(call, prepared, spec.effect === "stale"));
      return { response: corruptDelivery(spec, plaidAnswer(body, stampOf(call))), faultId };
    } catch (error) {
      if (caller?.signal.aborted === true) throw error;
      return failed(call, fault, error);
    }
  };

  return {
    identify(request, path) {
      const read = readRequest(request, path);
      // A body that cannot be parsed may hold keys, so only a digest of it is kept.
      const unread = read instanceof PlaidFailure;
      const content = unread ? `${request.method} ${path} ${request.body}` : contentOf(path, read.rest);
      const occurrence = occurrences.count(unread ? digestOf(content) : requestFingerprint(content));
      const key = keyOf(world.seed, occurrence, content);
      return { requestId: requestId(key), key, occurrence, path, host: request.headers.host, read };
    },
    subjectOf: ({ read }) => (read instanceof PlaidFailure ? nobody : subjectIn(world, read.rest)),
    answer(call, caller) {
      const fault = meetFault(call);
      if (fault !== undefined) return answerFaulty(call, fault, caller);
      try {
        const prepared = prepare(call);
        if (prepared.ms > 0) return answerLater(call, prepared, caller);
        return { response: plaidAnswer(bodyOf(call, prepared, false), stampOf(call)) };
      } catch (error) {
        return failed(call, undefined, error);
      }
    },
  };
}

const nobody: CallSubject = { itemId: undefined, accountIds: undefined };

function subjectIn(world: World, body: Readonly<Record<string, unknown>>): CallSubject {
  const itemId = itemIdIn(world, body);
  if (itemId === undefined) return nobody;
  const { account_id, options, processor_token: processor } = body;
  const one = typeof processor === "string" ? world.processorTokens.get(processor)?.accountId : account_id;
  const several = isRecord(options) ? options.account_ids : undefined;
  if (typeof one !== "string" && !Array.isArray(several)) return { itemId, accountIds: undefined };
  const named = new Set<unknown>(Array.isArray(several) ? several : [one]);
  const accounts = world.items.get(itemId)?.accounts ?? [];
  return { itemId, accountIds: accounts.flatMap(({ accountId }) => (named.has(accountId) ? accountId : [])) };
}

function codeOf({ spec }: Fault): { errorCode?: string } {
  const errorCode = spec.error_code ?? codesOfSync.get(spec.effect);
  return errorCode === undefined ? {} : { errorCode };
}

/** @param request a POST: other methods are refused earlier */
function readRequest(request: EmulatorRequest, path: string): IdentifiedCall["read"] {
  try {
    const { isOpen } = endpointAt(path);
    return checkKeys(request, readBody(request), isOpen);
  } catch (error) {
    if (error instanceof PlaidFailure) return error;
    throw error;
  }
}

/** An error that does not depend on the bank is returned without the wait. */
function waitOf(found: Endpoint, call: Call<unknown>): Wait {
  try {
    return found.waitsFor(call);
  } catch (error) {
    if (error instanceof PlaidFailure) return "cached";
    throw error;
  }
}
