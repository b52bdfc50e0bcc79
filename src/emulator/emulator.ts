import { createClock, realMachine } from "./clock.ts";
import { controlPrefix, isAuthorized, runControl } from "./control/control.ts";
import { refusalOf } from "./guard.ts";
import type { Call, Endpoint } from "./handlers/endpoint.ts";
import { endpoints } from "./handlers/endpoints.ts";
import type { EmulatorRequest, EmulatorResponse } from "./http.ts";
import { hexId, requestId } from "./ids.ts";
import { latencyOf } from "./latency.ts";
import { createOccurrences } from "./occurrences.ts";
import type { EmulatorOptions } from "./options.ts";
import { createRequestLog } from "./requestLog.ts";
import { loadScenarios } from "./scenarios/loadScenarios.ts";
import { ScenarioError } from "./scenarios/parseScenario.ts";
import { isoTime, parseTime } from "./time.ts";
import { checkFields } from "./wire/checkFields.ts";
import { PlaidFailure } from "./wire/plaidFailure.ts";
import { checkKeys, readBody } from "./wire/readBody.ts";
import { failureAnswer, jsonAnswer, plaidAnswer } from "./wire/respond.ts";
import { createWorld, scenarioItemId } from "./world/world.ts";

/** Plaid Sandbox as a function. It has no socket; `startEmulator` puts it on a port. */
export interface Emulator {
  /** The bearer token of the control paths. */
  readonly token: string;
  /**
   * Answers a request; never rejects, except with the signal's reason once the caller has gone while it waited.
   */
  handle(request: EmulatorRequest, signal?: AbortSignal): Promise<EmulatorResponse>;
  /** Ends every wait; what is asked afterwards is answered `INTERNAL_SERVER_ERROR`. */
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
  const start = options.now === undefined ? machine.now() : parseTime(options.now);
  if (start === null) throw new RangeError(`"${options.now}" is no ISO 8601 time with its offset.`);
  const seed = options.seed ?? 1;
  const token = options.token ?? hexId(32, seed, "control token");
  const latency = options.latency ?? "sandbox";
  const clock = createClock(machine, start);
  const world = createWorld(seed);
  const requests = createRequestLog(requestsKept);
  const occurrences = createOccurrences(distinctRequestsKept);
  const closing = new AbortController();
  const allowHosts = (options.allowHosts ?? []).map((host) => host.toLowerCase());
  const catchUp = (): void => world.runTo(clock.now());

  for (const scenario of loadScenarios(options.scenarios)) {
    if (world.tokens.has(scenario.access_token)) {
      throw new ScenarioError(`Two scenarios have the access token of ${scenario.name}.`);
    }
    world.addItem(scenario, {
      itemId: scenarioItemId(seed, scenario.name),
      accessToken: scenario.access_token,
      scenario: scenario.name,
      start,
    });
  }
  world.runTo(start);

  const plaidPath = async (
    request: EmulatorRequest,
    path: string,
    key: string,
    signal?: AbortSignal,
  ): Promise<object> => {
    const found = endpoints.get(path);
    if (found === undefined || request.method !== "POST") {
      throw new PlaidFailure(
        "NOT_FOUND",
        `${request.method} ${path} is not modelled by this emulator; docs/emulator.md lists what is`.slice(0, 300),
      );
    }
    const { rest } = checkKeys(request, readBody(request));
    const input = checkFields(rest, found.fields);
    catchUp();
    const asksBank = needsBank(found, { input, world, now: clock.now(), key });
    const ms = latencyOf(latency, asksBank ? "bank" : "cached", key);
    if (ms > 0)
      await machine.wait(ms, signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal]));
    // The answer is of the moment it is given: whatever happened during the wait has happened.
    catchUp();
    return found.run({ input, world, now: clock.now(), key });
  };

  return {
    token,
    async handle(request, signal) {
      const began = machine.now();
      const [path = "", query] = request.path.split("?", 2);
      const occurrence = occurrences.count(`${request.method} ${request.path} ${request.body}`);
      const key = `${seed} ${occurrence} ${request.method} ${request.path} ${request.body}`;
      const id = requestId(key);
      const stamp = () => ({ requestId: id, now: clock.now() });
      let answer: EmulatorResponse;
      let failure: PlaidFailure | undefined;
      try {
        const refusal = refusalOf(request, allowHosts);
        if (refusal !== null) throw new PlaidFailure("UNAUTHORIZED_ROUTE_ACCESS", refusal);
        if (path === controlPrefix || path.startsWith(`${controlPrefix}/`)) {
          if (!isAuthorized(request, token)) {
            answer = failureAnswer(
              new PlaidFailure("UNAUTHORIZED_ROUTE_ACCESS", "the control paths need the emulator's bearer token"),
              stamp(),
              401,
            );
          } else {
            catchUp();
            const body = runControl(path, {
              world,
              clock,
              requests,
              request,
              query: new URLSearchParams(query),
              catchUp,
            });
            answer = jsonAnswer(200, body, clock.now());
          }
          return answer;
        }
        const body = await plaidPath(request, path, key, signal);
        answer = plaidAnswer(body, stamp());
      } catch (error) {
        if (signal?.aborted === true) throw error;
        failure = error instanceof PlaidFailure ? error : new PlaidFailure("INTERNAL_SERVER_ERROR");
        answer = failureAnswer(failure, stamp());
      }
      if (!path.startsWith(controlPrefix)) {
        requests.add({
          at: isoTime(clock.now()),
          method: request.method,
          path,
          status: answer.status,
          ms: machine.now() - began,
          request_id: id,
          ...(failure === undefined ? {} : { error_code: failure.code }),
        });
      }
      return answer;
    },
    close: () => closing.abort(new Error("the emulator is closed")),
  };
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
