import { realMachine } from "./clock.ts";
import { clockAfter } from "./clockAfter.ts";
import { compactJournal } from "./compactJournal.ts";
import { controlPrefix, isAuthorized, runControl } from "./control/control.ts";
import { presencePath } from "./control/presence.ts";
import { createGuard } from "./guard.ts";
import type { Caller, EmulatorRequest, EmulatorResponse } from "./http.ts";
import { hexId, requestId } from "./ids.ts";
import type { JournalHeader, KeptWorld } from "./journal.ts";
import type { EmulatorOptions } from "./options.ts";
import { checkMoments } from "./scenarios/checkMoments.ts";
import type { Scenario } from "./scenarios/itemSeed.ts";
import { loadScenarios } from "./scenarios/loadScenarios.ts";
import { type Begun, openStage } from "./stage.ts";
import { isoTime, parseTime } from "./time.ts";
import { asFailure, PlaidFailure } from "./wire/plaidFailure.ts";
import { failureAnswer, jsonAnswer } from "./wire/respond.ts";

/** Longer than anybody waits, and the most that timers know. */
const forever = 2 ** 31 - 1;

/** Plaid Sandbox as a function. It has no socket; `startEmulator` puts it on a port. */
export interface Emulator {
  /** The bearer token of the control paths. */
  readonly token: string;
  /**
   * Answers a request. Never rejects, except with the reason of the caller's signal once he has gone while it waited.
   */
  handle(request: EmulatorRequest, caller?: Caller): Promise<EmulatorResponse>;
  /** What is answered to bytes that are no HTTP request. */
  refuse(reason: string): EmulatorResponse;
  /** Lets happen what is due without any call: to be called now and then, so that webhooks go out by themselves. */
  tick(): void;
  /** Ends every wait; calls that waited, or would have to, are answered `INTERNAL_SERVER_ERROR`. */
  close(): void;
}

/**
 * @throws ScenarioError when a scenario cannot be used
 * @throws RangeError when `now` is no ISO 8601 time
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const machine = options.machine ?? realMachine;
  const begun = beginning(options, machine.now());
  const { seed } = begun.header;
  const token = options.token ?? hexId(32, seed, "control token");
  const refusalOf = createGuard({ allowHosts: (options.allowHosts ?? []).map((host) => host.toLowerCase()) });
  let stage = openStage(options, machine, begun);
  // Kept once it is known that it can be used: the folder would refuse every later start else.
  if (options.journal?.kept == null) options.journal?.begin(begun.header);
  stage.deliveries.start();

  const restage = (begun: Begun): { now: string } => {
    const before = stage;
    stage = openStage(options, machine, begun);
    // Calls that still wait belong to a world that is over.
    before.room.close();
    return { now: isoTime(stage.clock.now()) };
  };

  const reset = (asked?: readonly Scenario[]): { now: string } => {
    const { header, clock } = stage;
    const real = machine.now();
    const start = options.now === undefined ? real : header.start;
    for (const scenario of asked ?? []) checkMoments(scenario, start);
    const scenarios = asked ?? header.scenarios;
    const begun = { header: { ...header, start, real, scenarios }, changes: [], clock: null };
    // Refused before it is kept, should its scenarios not go together.
    const answer = restage(begun);
    options.journal?.append({ kind: "reset", start, scenarios, at: clock.now(), real });
    return answer;
  };

  const replaceState = (kept: KeptWorld): { now: string } => {
    const answer = restage({ ...kept, clock: clockAfter(kept, { ranUntil: undefined, now: machine.now() }) });
    options.journal?.replace(kept);
    return answer;
  };

  const controlAnswer = (request: EmulatorRequest, path: string, query: string | undefined): EmulatorResponse => {
    const { header, world, clock, requests, catchUp } = stage;
    const stamp = { requestId: requestId(seed, path), now: clock.now() };
    if (!isAuthorized(request, token)) {
      const failure = new PlaidFailure(
        "UNAUTHORIZED_ROUTE_ACCESS",
        "the control paths need the emulator's bearer token",
      );
      return failureAnswer(failure, stamp, 401);
    }
    try {
      catchUp();
      const body = runControl(path, {
        world,
        clock,
        requests,
        request,
        query: new URLSearchParams(query),
        scenarios: header.scenarios,
        catchUp,
        reset,
        replaceState,
        journal: options.journal,
        machine,
        changed: (change) => options.journal?.append({ ...change, at: clock.now(), real: machine.now() }),
      });
      // A reset has put another stage in place.
      stage.deliveries.start();
      return jsonAnswer(200, body, stage.clock.now());
    } catch (error) {
      return failureAnswer(asFailure(error), stamp);
    }
  };

  return {
    token,
    async handle(request, caller) {
      const began = machine.now();
      const { path, query } = partsOf(request.path);
      const refusal = refusalOf(request);
      if (refusal !== null) {
        const stamp = { requestId: requestId(seed, "refused", path), now: stage.clock.now() };
        return failureAnswer(new PlaidFailure("UNAUTHORIZED_ROUTE_ACCESS", refusal), stamp);
      }
      if (path === presencePath && isAuthorized(request, token)) {
        await stage.room.wait(forever, caller?.signal).catch(() => {
          if (caller?.signal.aborted === true) throw caller.signal.reason;
        });
        return jsonAnswer(200, {}, stage.clock.now());
      }
      if (path === controlPrefix || path.startsWith(`${controlPrefix}/`)) return controlAnswer(request, path, query);
      // Whatever is no call of Plaid's API may come from anywhere: it meets no fault, and pushes nothing out of the log.
      if (request.method !== "POST") {
        const stamp = { requestId: requestId(seed, request.method, path), now: stage.clock.now() };
        return failureAnswer(new PlaidFailure("NOT_FOUND", "Plaid's API is called with POST"), stamp);
      }
      const { plaid, requests, clock, deliveries } = stage;
      const call = plaid.identify(request, path);
      const answered = plaid.answer(call, caller);
      const { response, errorCode, faultId } = answered instanceof Promise ? await answered : answered;
      requests.add({
        at: clock.now(),
        method: request.method,
        path: call.path.slice(0, 200),
        status: response.status,
        ms: machine.now() - began,
        requestId: call.requestId,
        errorCode,
        faultId,
      });
      deliveries.start();
      return response;
    },
    refuse: (reason) =>
      failureAnswer(new PlaidFailure("INVALID_HEADERS", reason), {
        requestId: requestId(seed, "no request"),
        now: stage.clock.now(),
      }),
    tick() {
      const { world, catchUp, deliveries } = stage;
      // Only a webhook makes it matter when a thing happens that nobody asks for.
      if (![...world.items.values()].some((item) => item.webhook !== null)) return;
      catchUp();
      deliveries.start();
    },
    close() {
      stage.room.close();
      options.sender?.close();
    },
  };
}

/** The path and the query of what a request asks for. */
function partsOf(target: string): { path: string; query?: string } {
  if (!target.includes("?")) return { path: target };
  const [path = "", query = ""] = target.split("?", 2);
  return { path, query };
}

/** A kept world goes on as it was begun, or begun again; a new one is begun as the options say. */
function beginning(options: EmulatorOptions, realNow: number): Begun {
  const { journal } = options;
  if (journal?.kept != null) {
    const kept = compactJournal(journal.kept);
    return { ...kept, clock: clockAfter(kept, { ranUntil: journal.ranUntil, now: realNow }) };
  }
  const start = options.now === undefined ? realNow : parseTime(options.now);
  if (start === null) throw new RangeError(`"${options.now}" is no ISO 8601 time with its offset.`);
  const scenarios = loadScenarios(options.scenarios);
  // What is kept was lived through when it was made: only what is new is looked at.
  for (const scenario of scenarios) checkMoments(scenario, start);
  const header: JournalHeader = { kind: "begin", format: 1, seed: options.seed ?? 1, start, real: realNow, scenarios };
  return { header, changes: [], clock: null };
}
