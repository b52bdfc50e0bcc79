import { controlPrefix, isAuthorized, runControl } from "./control/control.ts";
import { presencePath } from "./control/presence.ts";
import { proveReadable } from "./control/proveReadable.ts";
import { StateNotKeptError } from "./control/state.ts";
import { hexId, requestId } from "./ids.ts";
import { checkMoments } from "./scenarios/build/checkMoments.ts";
import type { Scenario } from "./scenarios/itemSeed.ts";
import { loadScenarios } from "./scenarios/loadScenarios.ts";
import { createGuard } from "./server/guard.ts";
import type { Caller, EmulatorRequest, EmulatorResponse } from "./server/http.ts";
import type { EmulatorOptions } from "./server/options.ts";
import { OwnError, ownWords } from "./server/ownWords.ts";
import { type Begun, openStage, type Stage } from "./stage.ts";
import { checkHeader } from "./state/checkKept.ts";
import { compactJournal } from "./state/compactJournal.ts";
import type { JournalHeader, KeptWorld } from "./state/journal.ts";
import { ReplayError } from "./state/replay.ts";
import { atOnce, inSlices, type Sliced } from "./state/slices.ts";
import { type Machine, realMachine } from "./time/clock.ts";
import { clockAfter } from "./time/clockAfter.ts";
import { isoTime, parseTime } from "./time/time.ts";
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
  /** What the person should know of the state that was kept; null when all is well. */
  readonly note: string | null;
  /** Whether a request, of which the head alone has come, brings a whole state: that may be larger than any other. */
  isStateOf(request: Omit<EmulatorRequest, "body">): boolean;
  /** What is answered to bytes that are no HTTP request. */
  refuse(reason: string): EmulatorResponse;
  /** Lets happen what is due without any call: to be called now and then, so that webhooks go out by themselves. */
  tick(): void;
  /** Ends every wait; calls that waited, or would have to, are answered `INTERNAL_SERVER_ERROR`. */
  close(): void;
}

/**
 * @throws ScenarioError when a scenario cannot be used
 * @throws OwnError when `now` is no ISO 8601 time
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  return emulatorOf(options, atOnce(begin(options)));
}

/** The same in slices, so that nothing else in this process stands while a large state is done again. */
export async function openEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  return emulatorOf(options, await inSlices(begin(options)));
}

function emulatorOf(options: EmulatorOptions, { stage: first, note }: Beginning): Emulator {
  const machine = options.machine ?? realMachine;
  const { seed } = first.header;
  const token = options.token ?? hexId(32, seed, "control token");
  const refusalOf = createGuard({
    allowHosts: (options.allowHosts ?? []).map((host) => host.toLowerCase()),
    allowedBy: options.allowedBy,
  });
  let stage = first;
  // One world at a time is made in the place of another.
  let replacing: Promise<unknown> = Promise.resolve();
  stage.deliveries.start();

  /** @param keep has the new world kept, at once; where it throws, everything is as before */
  const replace = (begun: Begun, keep: () => void): Promise<{ now: string }> => {
    const work = replacing.then(async () => {
      const next = await inSlices(proven(options, machine, begun));
      keep();
      const before = stage;
      stage = next;
      // Calls that still wait belong to a world that is over.
      before.room.close();
      return { now: isoTime(stage.clock.now()) };
    });
    replacing = work.catch(() => undefined);
    return work;
  };

  const reset = (asked?: readonly Scenario[]): Promise<{ now: string }> => {
    const { header, clock } = stage;
    const real = machine.now();
    const start = options.now === undefined ? real : header.start;
    for (const scenario of asked ?? []) checkMoments(scenario, start);
    const scenarios = asked ?? header.scenarios;
    const begun = { header: { ...header, start, real, scenarios }, changes: [], clock: null };
    return replace(begun, () => options.journal?.append({ kind: "reset", start, scenarios, at: clock.now(), real }));
  };

  const replaceState = (kept: KeptWorld): Promise<{ now: string }> => {
    const clock = clockAfter(kept, { ranUntil: undefined, now: machine.now() });
    return replace({ ...kept, clock }, () => {
      try {
        options.journal?.replace(kept);
      } catch (cause) {
        throw new StateNotKeptError("the state cannot be kept", { cause });
      }
    });
  };

  /** Resolves once all that fell due has happened, with pauses where that is much. */
  const caughtUp = async (): Promise<void> => {
    while (!stage.catchUp()) await new Promise((resolve) => setImmediate(resolve));
  };

  const controlAnswer = async (
    request: EmulatorRequest,
    path: string,
    query: string | undefined,
  ): Promise<EmulatorResponse> => {
    const stampOf = () => ({ requestId: requestId(seed, path), now: stage.clock.now() });
    if (!isAuthorized(request, token)) {
      const failure = new PlaidFailure(
        "UNAUTHORIZED_ROUTE_ACCESS",
        "the control paths need the emulator's bearer token",
      );
      return failureAnswer(failure, stampOf(), 401);
    }
    try {
      await caughtUp();
      const { header, world, clock, requests } = stage;
      const body = await runControl(path, {
        world,
        clock,
        requests,
        scenarios: header.scenarios,
        start: header.start,
        startReal: header.real,
        journal: options.journal,
        machine,
        request,
        query: new URLSearchParams(query),
        reset,
        replaceState,
        changed: (change) => options.journal?.append({ ...change, at: clock.now(), real: machine.now() }),
      });
      await caughtUp();
      // A reset has put another stage in place.
      stage.deliveries.start();
      return jsonAnswer(200, body, stage.clock.now());
    } catch (error) {
      return failureAnswer(asFailure(error), stampOf());
    }
  };

  const plaidAnswer = async (
    request: EmulatorRequest,
    path: string,
    caller: Caller | undefined,
  ): Promise<EmulatorResponse> => {
    const began = machine.now();
    if (!stage.catchUp()) await caughtUp();
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
      ...plaid.subjectOf(call),
    });
    deliveries.start();
    return response;
  };

  return {
    token,
    note,
    isStateOf: (request) =>
      request.method === "PUT" &&
      request.path === `${controlPrefix}/state` &&
      refusalOf(request) === null &&
      isAuthorized(request, token),
    async handle(request, caller) {
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
      try {
        return await plaidAnswer(request, path, caller);
      } catch (error) {
        if (caller?.signal.aborted === true) throw error;
        const stamp = { requestId: requestId(seed, "defect", path), now: stage.clock.now() };
        return failureAnswer(asFailure(error), stamp);
      }
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
      try {
        // What is left of it is for the next tick, or the next call.
        catchUp();
        deliveries.start();
      } catch {
        // A timer has nobody to tell, and in an editor would end more than the emulator. Whoever calls next is told.
      }
    },
    close() {
      stage.room.close();
      options.sender?.close();
    },
  };
}

/** A world that can be done again, and read as a whole. */
function* proven(options: EmulatorOptions, machine: Machine, begun: Begun): Sliced<Stage> {
  checkHeader(begun.header);
  const stage = yield* openStage(options, machine, begun);
  yield* proveReadable({ world: stage.world, clock: stage.clock, scenarios: begun.header.scenarios });
  return stage;
}

/** The path and the query of what a request asks for. */
function partsOf(target: string): { path: string; query?: string } {
  if (!target.includes("?")) return { path: target };
  const [path = "", query = ""] = target.split("?", 2);
  return { path, query };
}

interface Beginning {
  readonly stage: Stage;
  /** What the person should know of it; null when all is well. */
  readonly note: string | null;
}

/** A kept world goes on as it was begun, or begun again; a new one is begun as the options say. */
function* begin(options: EmulatorOptions): Sliced<Beginning> {
  const machine = options.machine ?? realMachine;
  const { journal } = options;
  let kept = journal?.kept ?? null;
  let note: string | null = null;
  while (journal !== undefined && kept !== null) {
    try {
      const compact = compactJournal(kept);
      const clock = clockAfter(compact, { ranUntil: journal.ranUntil, now: machine.now() });
      return { stage: yield* proven(options, machine, { ...compact, clock }), note };
    } catch (error) {
      const before = compactJournal(kept);
      const all = before.changes.length;
      // What comes after a change that cannot be done cannot be trusted to follow.
      kept = error instanceof ReplayError ? { ...before, changes: before.changes.slice(0, error.index) } : null;
      const problem = ownWords(error).slice(0, 300);
      note = journal.setAside(kept, { problem, lost: all - (kept?.changes.length ?? 0) });
    }
  }
  const start = options.now === undefined ? machine.now() : parseTime(options.now);
  if (start === null) throw new OwnError(`"${options.now}" is no ISO 8601 time with its offset.`);
  const scenarios = loadScenarios(options.scenarios);
  // What is kept was lived through when it was made: only what is new is looked at.
  for (const scenario of scenarios) checkMoments(scenario, start);
  const header: JournalHeader = {
    kind: "begin",
    format: 1,
    seed: options.seed ?? 1,
    start,
    real: machine.now(),
    scenarios,
  };
  // Refused before it is kept, should its scenarios not go together.
  const stage = yield* openStage(options, machine, { header, changes: [], clock: null });
  journal?.begin(header);
  return { stage, note };
}
