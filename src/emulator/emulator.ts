import { createClock, realMachine } from "./clock.ts";
import { controlPrefix, isAuthorized, runControl } from "./control/control.ts";
import { refusalOf } from "./guard.ts";
import type { EmulatorRequest, EmulatorResponse } from "./http.ts";
import { hexId, requestId } from "./ids.ts";
import type { ControlChange, Journal, JournalHeader } from "./journal.ts";
import { createOccurrences } from "./occurrences.ts";
import type { EmulatorOptions } from "./options.ts";
import { createPlaidPaths } from "./plaidPaths.ts";
import { replay } from "./replay.ts";
import { createRequestLog } from "./requestLog.ts";
import { loadScenarios } from "./scenarios/loadScenarios.ts";
import { isoTime, parseTime } from "./time.ts";
import { createWaitingRoom } from "./waitingRoom.ts";
import { PlaidFailure } from "./wire/plaidFailure.ts";
import { failureAnswer, jsonAnswer, plaidAnswer } from "./wire/respond.ts";
import { addScenarios, createWorld } from "./world/world.ts";

/** Plaid Sandbox as a function. It has no socket; `startEmulator` puts it on a port. */
export interface Emulator {
  /** The bearer token of the control paths. */
  readonly token: string;
  /**
   * Answers a request. Never rejects, except with the signal's reason once the caller has gone while it waited.
   */
  handle(request: EmulatorRequest, signal?: AbortSignal): Promise<EmulatorResponse>;
  /** What is answered to bytes that are no HTTP request. */
  refuse(reason: string): EmulatorResponse;
  /** Ends every wait; calls that waited, or would have to, are answered `INTERNAL_SERVER_ERROR`. */
  close(): void;
}

const requestsKept = 500;
const distinctRequestsKept = 50_000;

/**
 * @throws ScenarioError when a scenario cannot be used
 * @throws RangeError when `now` is no ISO 8601 time
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const machine = options.machine ?? realMachine;
  const begun = beginning(options, machine.now());
  const token = options.token ?? hexId(32, begun.header.seed, "control token");
  const world = createWorld(begun.header.seed);
  const clock = createClock(machine, begun.header.start);
  const occurrences = createOccurrences(distinctRequestsKept);
  addScenarios(world, begun.header);
  if (begun.changes.length > 0) replay({ world, clock, occurrences, changes: begun.changes });
  const catchUp = (): void => world.runTo(clock.now());
  catchUp();

  const requests = createRequestLog(requestsKept);
  const room = createWaitingRoom(machine);
  const allowHosts = (options.allowHosts ?? []).map((host) => host.toLowerCase());
  const plaid = createPlaidPaths({
    world,
    clock,
    machine,
    room,
    latency: options.latency ?? "sandbox",
    rateLimits: options.rateLimits ?? false,
    occurrences,
    journal: options.journal,
  });

  const controlAnswer = (request: EmulatorRequest, path: string, query: string | undefined): EmulatorResponse => {
    const stamp = { requestId: requestId(begun.header.seed, path), now: clock.now() };
    if (!isAuthorized(request, token)) {
      const failure = new PlaidFailure(
        "UNAUTHORIZED_ROUTE_ACCESS",
        "the control paths need the emulator's bearer token",
      );
      return failureAnswer(failure, stamp, 401);
    }
    try {
      catchUp();
      const changed = (change: ControlChange): void =>
        options.journal?.append({ ...change, at: clock.now(), real: machine.now() });
      const body = runControl(path, {
        world,
        clock,
        requests,
        request,
        query: new URLSearchParams(query),
        catchUp,
        changed,
      });
      return jsonAnswer(200, body, clock.now());
    } catch (error) {
      return failureAnswer(asFailure(error), stamp);
    }
  };

  return {
    token,
    async handle(request, signal) {
      const began = machine.now();
      const [path = "", query] = request.path.split("?", 2);
      const refusal = refusalOf(request, allowHosts);
      if (refusal !== null) {
        const stamp = { requestId: requestId(begun.header.seed, "refused", path), now: clock.now() };
        return failureAnswer(new PlaidFailure("UNAUTHORIZED_ROUTE_ACCESS", refusal), stamp);
      }
      if (path === controlPrefix || path.startsWith(`${controlPrefix}/`)) return controlAnswer(request, path, query);
      const call = plaid.identify(request, path);
      const { answer, code } = await plaid.answer(call, signal).then(
        (body) => ({ answer: plaidAnswer(body, { requestId: call.requestId, now: clock.now() }), code: undefined }),
        (error: unknown) => {
          if (signal?.aborted === true) throw error;
          const failed = asFailure(error);
          return { answer: failureAnswer(failed, { requestId: call.requestId, now: clock.now() }), code: failed.code };
        },
      );
      requests.add({
        at: isoTime(clock.now()),
        method: request.method,
        path: path.slice(0, 200),
        status: answer.status,
        ms: machine.now() - began,
        request_id: call.requestId,
        ...(code === undefined ? {} : { error_code: code }),
      });
      return answer;
    },
    refuse: (reason) =>
      failureAnswer(new PlaidFailure("INVALID_HEADERS", reason), {
        requestId: requestId(begun.header.seed, "no request"),
        now: clock.now(),
      }),
    close: () => room.close(),
  };
}

/** A kept world goes on as it was begun; a new one is begun as the options say. */
function beginning(
  options: EmulatorOptions,
  realNow: number,
): { header: JournalHeader; changes: NonNullable<Journal["kept"]>["changes"] } {
  if (options.journal?.kept != null) return options.journal.kept;
  const start = options.now === undefined ? realNow : parseTime(options.now);
  if (start === null) throw new RangeError(`"${options.now}" is no ISO 8601 time with its offset.`);
  const scenarios = loadScenarios(options.scenarios);
  const header: JournalHeader = { kind: "begin", format: 1, seed: options.seed ?? 1, start, scenarios };
  options.journal?.begin(header);
  return { header, changes: [] };
}

/** Whatever else goes wrong is a defect of ours, answered as Plaid answers its own. */
function asFailure(error: unknown): PlaidFailure {
  return error instanceof PlaidFailure ? error : new PlaidFailure("INTERNAL_SERVER_ERROR");
}
