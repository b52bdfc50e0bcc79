import { controlPrefix, isAuthorized, runControl } from "./control/control.ts";
import { presencePath } from "./control/presence.ts";
import { proveReadable } from "./control/proveReadable.ts";
import { StateNotKeptError } from "./control/state.ts";
import { hexId, requestId } from "./ids.ts";
import { isLinkPath, linkExceptions, pagePath } from "./link/linkPaths.ts";
import { takeLinkStep } from "./link/linkSteps.ts";
import { openWorld, type RunningWorld, secretsOf, type WorldStart } from "./runningWorld.ts";
import { checkMoments } from "./scenarios/build/checkMoments.ts";
import { findScenarios } from "./scenarios/findScenarios.ts";
import type { Scenario } from "./scenarios/itemSeed.ts";

import { drawsOf } from "./server/draws.ts";

import { createGuard } from "./server/guard.ts";
import type { Caller, EmulatorRequest, EmulatorResponse } from "./server/http.ts";
import type { EmulatorOptions } from "./server/options.ts";
import { safeErrorMessage, UserFacingError } from "./server/safeErrorMessage.ts";
import { checkHeader } from "./state/checkKept.ts";
import { compactJournal } from "./state/compactJournal.ts";
import type { JournalHeader, KeptWorld } from "./state/journal.ts";
import { ReplayError } from "./state/replay.ts";
import { atOnce, inSlices, type Sliced } from "./state/slices.ts";
import { clockAfterRestart } from "./time/clockAfterRestart.ts";
import { isoTime, parseTime } from "./time/time.ts";
import { type Machine, realMachine } from "./time/virtualClock.ts";
import { asFailure, PlaidFailure } from "./wire/plaidFailure.ts";
import { readBody } from "./wire/readBody.ts";
import { failureAnswer, jsonAnswer, plaidAnswer as plaidBody } from "./wire/respond.ts";

/** The longest time of a timer, ms: longer than any caller waits. */
const forever = 2 ** 31 - 1;

/** Plaid Sandbox as a function. It has no socket; `startEmulator` puts it on a port. */
export interface Emulator {
  /** The bearer token of the control paths. */
  readonly token: string;
  /**
   * Answers a request. Rejects only with the reason of the caller's signal, when the caller left while it waited.
   */
  handle(request: EmulatorRequest, caller?: Caller): Promise<EmulatorResponse>;
  /** A note for the person about the stored state, such as damage; null when there is none. */
  readonly note: string | null;
  /** Whether the request with this head uploads a whole state, which may be larger than any other body. */
  isStateOf(request: Omit<EmulatorRequest, "body">): boolean;
  /** The response to bytes that are no HTTP request. */
  refuse(reason: string): EmulatorResponse;
  /** Runs due events without a call. To be called regularly, so that webhooks are sent by themselves. */
  tick(): void;
  /** Ends every wait; waiting calls, and later ones that would wait, are answered `INTERNAL_SERVER_ERROR`. */
  close(): void;
}

/**
 * Makes an emulator in one go.
 * @throws ScenarioError when a scenario cannot be used
 * @throws UserFacingError when `now` is no ISO 8601 time
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  return emulatorOf(options, atOnce(begin(options)));
}

/** As `createEmulator`, in slices, so that the process stays responsive while a large state is replayed. */
export async function openEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  return emulatorOf(options, await inSlices(begin(options)));
}

function emulatorOf(options: EmulatorOptions, { running: first, note }: Beginning): Emulator {
  const machine = options.machine ?? realMachine;
  const { seed } = first.header;
  const token = options.token ?? hexId(32, seed, "control token");
  const refusalOf = createGuard({
    allowHosts: (options.allowHosts ?? []).map((host) => host.toLowerCase()),
    allowedBy: options.allowedBy,
    exceptions: linkExceptions,
  });
  let running = first;
  // Replacements are made one after another.
  let replacing: Promise<unknown> = Promise.resolve();
  running.deliveries.start();

  /** Replaces the world. @param keep stores the new one; where it throws, the old one stays */
  const replace = (begun: WorldStart, keep: () => void): Promise<{ now: string }> => {
    const work = replacing.then(async () => {
      const next = await inSlices(proven(options, machine, begun));
      keep();
      const before = running;
      running = next;
      // Calls that still wait belong to the old world.
      before.waits.close();
      return { now: isoTime(running.clock.now()) };
    });
    replacing = work.catch(() => undefined);
    return work;
  };

  const reset = (asked?: readonly Scenario[]): Promise<{ now: string }> => {
    const { header, clock } = running;
    const real = machine.now();
    const start = options.now === undefined ? real : header.start;
    for (const scenario of asked ?? []) checkMoments(scenario, start);
    const scenarios = asked ?? header.scenarios;
    const begun = { header: { ...header, start, real, scenarios }, changes: [], clock: null };
    return replace(begun, () => options.journal?.append({ kind: "reset", start, scenarios, at: clock.now(), real }));
  };

  const replaceState = (kept: KeptWorld): Promise<{ now: string }> => {
    const clock = clockAfterRestart(kept, { ranUntil: undefined, now: machine.now() });
    return replace({ ...kept, clock }, () => {
      try {
        options.journal?.replace(kept);
      } catch (cause) {
        throw new StateNotKeptError("the state cannot be kept", { cause });
      }
    });
  };

  /** Resolves once all due events have run, with pauses between slices. */
  const caughtUp = async (): Promise<void> => {
    while (!running.catchUp()) await new Promise((resolve) => setImmediate(resolve));
  };

  const controlAnswer = async (
    request: EmulatorRequest,
    path: string,
    query: string | undefined,
  ): Promise<EmulatorResponse> => {
    const stampOf = () => ({ requestId: requestId(seed, path), now: running.clock.now() });
    if (!isAuthorized(request, token)) {
      const failure = new PlaidFailure(
        "UNAUTHORIZED_ROUTE_ACCESS",
        "the control paths need the emulator's bearer token",
      );
      return failureAnswer(failure, stampOf(), 401);
    }
    try {
      await caughtUp();
      const { header, world, clock, requests } = running;
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
        changed: (change) => options.journal?.append({ at: clock.now(), real: machine.now(), ...change }),
      });
      await caughtUp();
      // After a reset this is another world, whose deliveries have not started.
      running.deliveries.start();
      return jsonAnswer(200, body, running.clock.now());
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
    if (!running.catchUp()) await caughtUp();
    const { plaid, requests, clock, deliveries } = running;
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

  /** Gives the Link page or its script, or takes a step on that page. */
  const linkAnswer = async (request: EmulatorRequest, path: string, query = ""): Promise<EmulatorResponse> => {
    await caughtUp();
    const { world, clock, deliveries } = running;
    const now = clock.now();
    if (request.method === "GET") {
      const { linkPage, linkScript } = await import("./link/linkPage.ts");
      const { host = "127.0.0.1" } = request.headers;
      const { allowOrigins = [] } = options;
      const served = { world, now, query: new URLSearchParams(query), host, allowOrigins };
      return path === pagePath ? linkPage(served) : linkScript(served);
    }
    const draws = drawsOf(secretsOf(options));
    const before = world.log.count;
    const stamp = { requestId: requestId(seed, path, before, request.body), now };
    try {
      const step = readBody(request);
      const body = takeLinkStep({ world, now, draw: draws.draw }, step);
      if (world.log.count !== before)
        options.journal?.append({ kind: "link", step, at: now, real: machine.now(), ...draws.read() });
      deliveries.start();
      return plaidBody(body, stamp);
    } catch (error) {
      return failureAnswer(asFailure(error), stamp);
    }
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
        const stamp = { requestId: requestId(seed, "refused", path), now: running.clock.now() };
        return failureAnswer(new PlaidFailure("UNAUTHORIZED_ROUTE_ACCESS", refusal), stamp);
      }
      if (path === presencePath && isAuthorized(request, token)) {
        await running.waits.wait(forever, caller?.signal).catch(() => {
          if (caller?.signal.aborted === true) throw caller.signal.reason;
        });
        return jsonAnswer(200, {}, running.clock.now());
      }
      if (path === controlPrefix || path.startsWith(`${controlPrefix}/`)) return controlAnswer(request, path, query);
      if (isLinkPath(path) && (request.method === "GET" || (request.method === "POST" && path === pagePath)))
        return linkAnswer(request, path, query);
      // Only POST requests are calls of Plaid's API: others meet no fault, and take no room in the request log.
      if (request.method !== "POST") {
        const stamp = { requestId: requestId(seed, request.method, path), now: running.clock.now() };
        return failureAnswer(new PlaidFailure("NOT_FOUND", "Plaid's API is called with POST"), stamp);
      }
      try {
        return await plaidAnswer(request, path, caller);
      } catch (error) {
        if (caller?.signal.aborted === true) throw error;
        const stamp = { requestId: requestId(seed, "defect", path), now: running.clock.now() };
        return failureAnswer(asFailure(error), stamp);
      }
    },
    refuse: (reason) =>
      failureAnswer(new PlaidFailure("INVALID_HEADERS", reason), {
        requestId: requestId(seed, "no request"),
        now: running.clock.now(),
      }),
    tick() {
      const { world, catchUp, deliveries } = running;
      // Without webhooks it does not matter when events run, as long as it is before the next call.
      if (![...world.items.values()].some((item) => item.webhook !== null)) return;
      try {
        // The next tick or call runs the rest.
        catchUp();
        deliveries.start();
      } catch {
        // An error thrown by a timer would end the process, in an editor the extension host. The next call reports it.
      }
    },
    close() {
      running.waits.close();
      options.sender?.close();
    },
  };
}

/** Makes a world, and proves that its state can be replayed and read. */
function* proven(options: EmulatorOptions, machine: Machine, begun: WorldStart): Sliced<RunningWorld> {
  checkHeader(begun.header);
  const running = yield* openWorld(options, machine, begun);
  yield* proveReadable({ world: running.world, clock: running.clock, scenarios: begun.header.scenarios });
  return running;
}

/** The path and the query of a request's target. */
function partsOf(target: string): { path: string; query?: string } {
  if (!target.includes("?")) return { path: target };
  const [path = "", query = ""] = target.split("?", 2);
  return { path, query };
}

interface Beginning {
  readonly running: RunningWorld;
  /** A note for the person about the stored state; null when there is none. */
  readonly note: string | null;
}

/** Continues the stored world, if there is one; else begins a new one by the options. */
function* begin(options: EmulatorOptions): Sliced<Beginning> {
  const machine = options.machine ?? realMachine;
  const { journal } = options;
  let kept = journal?.kept ?? null;
  let note: string | null = null;
  while (journal !== undefined && kept !== null) {
    try {
      const compact = compactJournal(kept);
      const clock = clockAfterRestart(compact, { ranUntil: journal.ranUntil, now: machine.now() });
      return { running: yield* proven(options, machine, { ...compact, clock }), note };
    } catch (error) {
      const before = compactJournal(kept);
      const all = before.changes.length;
      // Changes after one that cannot be replayed are dropped too: they may depend on it.
      kept = error instanceof ReplayError ? { ...before, changes: before.changes.slice(0, error.index) } : null;
      const problem = safeErrorMessage(error).slice(0, 300);
      note = journal.setAside(kept, { problem, lost: all - (kept?.changes.length ?? 0) });
    }
  }
  const start = options.now === undefined ? machine.now() : parseTime(options.now);
  if (start === null) throw new UserFacingError(`"${options.now}" is no ISO 8601 time with its offset.`);
  const scenarios = findScenarios(options.scenarios);
  // Stored scenarios were checked when they were new.
  for (const scenario of scenarios) checkMoments(scenario, start);
  const header: JournalHeader = {
    kind: "begin",
    format: 1,
    seed: options.seed ?? 1,
    start,
    real: machine.now(),
    scenarios,
    ...(options.habits !== undefined && { habits: options.habits }),
  };
  // Fails for scenarios that do not go together before anything is stored.
  const running = yield* openWorld(options, machine, { header, changes: [], clock: null });
  journal?.begin(header);
  return { running, note };
}
