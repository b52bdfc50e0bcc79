import { realMachine } from "./clock.ts";
import { controlPrefix, isAuthorized, runControl } from "./control/control.ts";
import { refusalOf } from "./guard.ts";
import type { EmulatorRequest, EmulatorResponse } from "./http.ts";
import { hexId, requestId } from "./ids.ts";
import type { JournalChange, JournalHeader } from "./journal.ts";
import type { EmulatorOptions } from "./options.ts";
import { loadScenarios } from "./scenarios/loadScenarios.ts";
import { openStage } from "./stage.ts";
import { isoTime, parseTime } from "./time.ts";
import { asFailure, PlaidFailure } from "./wire/plaidFailure.ts";
import { failureAnswer, jsonAnswer } from "./wire/respond.ts";

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
  const allowHosts = (options.allowHosts ?? []).map((host) => host.toLowerCase());
  let stage = openStage(options, machine, begun);
  stage.deliveries.start();

  const reset = (): { now: string } => {
    const start = options.now === undefined ? machine.now() : stage.header.start;
    options.journal?.append({ kind: "reset", start, at: stage.clock.now(), real: machine.now() });
    const before = stage;
    stage = openStage(options, machine, { header: { ...before.header, start }, changes: [] });
    // Calls that still wait belong to a world that is over.
    before.room.close();
    return { now: isoTime(stage.clock.now()) };
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
    async handle(request, signal) {
      const began = machine.now();
      const [path = "", query] = request.path.split("?", 2);
      const refusal = refusalOf(request, allowHosts);
      if (refusal !== null) {
        const stamp = { requestId: requestId(seed, "refused", path), now: stage.clock.now() };
        return failureAnswer(new PlaidFailure("UNAUTHORIZED_ROUTE_ACCESS", refusal), stamp);
      }
      if (path === controlPrefix || path.startsWith(`${controlPrefix}/`)) return controlAnswer(request, path, query);
      const { plaid, requests, clock, deliveries } = stage;
      const call = plaid.identify(request, path);
      const { response, errorCode, faultId } = await plaid.answer(call, signal);
      requests.add({
        at: isoTime(clock.now()),
        method: request.method,
        path: path.slice(0, 200),
        status: response.status,
        ms: machine.now() - began,
        request_id: call.requestId,
        ...(errorCode === undefined ? {} : { error_code: errorCode }),
        ...(faultId === undefined ? {} : { fault_id: faultId }),
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

/** A kept world goes on as it was begun, or begun again; a new one is begun as the options say. */
function beginning(
  options: EmulatorOptions,
  realNow: number,
): { header: JournalHeader; changes: readonly JournalChange[] } {
  const kept = options.journal?.kept;
  if (kept != null) {
    const last = kept.changes.findLastIndex((change) => change.kind === "reset");
    const reset = kept.changes[last];
    if (reset?.kind !== "reset") return kept;
    return { header: { ...kept.header, start: reset.start }, changes: kept.changes.slice(last + 1) };
  }
  const start = options.now === undefined ? realNow : parseTime(options.now);
  if (start === null) throw new RangeError(`"${options.now}" is no ISO 8601 time with its offset.`);
  const scenarios = loadScenarios(options.scenarios);
  const header: JournalHeader = { kind: "begin", format: 1, seed: options.seed ?? 1, start, scenarios };
  options.journal?.begin(header);
  return { header, changes: [] };
}
