import { controlPrefix, isAuthorized, presencePath } from "./control/control.ts";
import { endpoints } from "./handlers/endpoints.ts";
import { hexId, requestId } from "./ids.ts";
import { isLinkPath, linkExceptions, pagePath } from "./link/linkPaths.ts";
import { type OpenedWorld, openOrCreateWorld } from "./openKeptWorld.ts";
import { answerControl } from "./server/answerControl.ts";
import { answerHealth, healthPath } from "./server/answerHealth.ts";
import { answerLink } from "./server/answerLink.ts";
import { answerPlaid } from "./server/answerPlaid.ts";
import { createCallCounts } from "./server/callCounts.ts";
import { createGuard } from "./server/guard.ts";
import { type Caller, type EmulatorRequest, type EmulatorResponse, requestTarget } from "./server/http.ts";
import type { EmulatorOptions } from "./server/options.ts";
import { atOnce, inSlices } from "./state/slices.ts";
import { realMachine } from "./time/virtualClock.ts";
import { asFailure, PlaidFailure } from "./wire/plaidFailure.ts";
import { failureAnswer, jsonAnswer } from "./wire/respond.ts";
import type { Item } from "./world/item.ts";
import { createWorldSwitch } from "./worldSwitch.ts";

/** The longest time of a timer, ms: longer than any caller waits. */
const forever = 2 ** 31 - 1;

/** Whether anybody is sent webhooks of an Item: its app, or a partner with a token of one of its accounts. */
function hasReceiver({ webhook, processors }: Item): boolean {
  return webhook !== null || processors.some((each) => each.webhook !== null);
}

/** Plaid Sandbox as a function. It has no socket; `startEmulator` puts it on a port. */
export interface Emulator {
  /** The bearer token of the control paths. */
  readonly token: string;
  /**
   * Answers a request. Rejects only with the reason of the caller's signal, when the caller left while it waited.
   */
  handle(request: EmulatorRequest, caller?: Caller): Promise<EmulatorResponse>;
  /** A note for the person about the stored state, such as damage; null when there is none. */
  readonly stateWarning: string | null;
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
  return emulatorOf(options, atOnce(openOrCreateWorld(options)));
}

/** As `createEmulator`, in slices, so that the process stays responsive while a large state is replayed. */
export async function openEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  return emulatorOf(options, await inSlices(openOrCreateWorld(options)));
}

function emulatorOf(options: EmulatorOptions, { running: first, stateWarning }: OpenedWorld): Emulator {
  const machine = options.machine ?? realMachine;
  const { seed } = first.header;
  const token = options.token ?? hexId(32, seed, "control token");
  const refusalOf = createGuard({
    allowHosts: (options.allowHosts ?? []).map((host) => host.toLowerCase()),
    allowedBy: options.allowedBy,
    exceptions: linkExceptions,
  });
  const worlds = createWorldSwitch(options, machine, first);
  const context = { options, machine, seed, worlds, counts: createCallCounts(endpoints.keys()) };
  first.deliveries.start();

  return {
    token,
    stateWarning,
    isStateOf: (request) =>
      request.method === "PUT" &&
      request.path === `${controlPrefix}/state` &&
      refusalOf(request) === null &&
      isAuthorized(request, token),
    async handle(request, caller) {
      const { path, query } = requestTarget(request.path);
      const refusal = refusalOf(request);
      if (refusal !== null) {
        const stamp = { requestId: requestId(seed, "refused", path), now: worlds.current().clock.now() };
        return failureAnswer(new PlaidFailure("UNAUTHORIZED_ROUTE_ACCESS", refusal), stamp);
      }
      if (path === healthPath && request.method === "GET") return answerHealth(context);
      if (path === presencePath && isAuthorized(request, token)) {
        await worlds
          .current()
          .waits.wait(forever, caller?.signal)
          .catch(() => {
            if (caller?.signal.aborted === true) throw caller.signal.reason;
          });
        return jsonAnswer(200, {}, worlds.current().clock.now());
      }
      if (path === controlPrefix || path.startsWith(`${controlPrefix}/`))
        return answerControl({ ...context, token }, request, { path, query });
      if (isLinkPath(path) && (request.method === "GET" || (request.method === "POST" && path === pagePath)))
        return answerLink(context, request, { path, query });
      // Only POST requests are calls of Plaid's API: others meet no fault, and take no room in the request log.
      if (request.method !== "POST") {
        const stamp = { requestId: requestId(seed, request.method, path), now: worlds.current().clock.now() };
        return failureAnswer(new PlaidFailure("NOT_FOUND", "Plaid's API is called with POST"), stamp);
      }
      try {
        return await answerPlaid(context, request, { path, caller });
      } catch (error) {
        if (caller?.signal.aborted === true) throw error;
        const stamp = { requestId: requestId(seed, "defect", path), now: worlds.current().clock.now() };
        return failureAnswer(asFailure(error), stamp);
      }
    },
    refuse: (reason) =>
      failureAnswer(new PlaidFailure("INVALID_HEADERS", reason), {
        requestId: requestId(seed, "no request"),
        now: worlds.current().clock.now(),
      }),
    tick() {
      const { world, catchUp, deliveries } = worlds.current();
      // Without webhooks it does not matter when events run, as long as it is before the next call.
      if (![...world.items.values()].some(hasReceiver)) return;
      try {
        // The next tick or call runs the rest.
        catchUp();
        deliveries.start();
      } catch {
        // An error thrown by a timer would end the process, in an editor the extension host. The next call reports it.
      }
    },
    close() {
      worlds.current().waits.close();
      options.sender?.close();
    },
  };
}
