import { isAuthorized, runControl } from "../control/control.ts";
import { requestId } from "../ids.ts";
import { asFailure, PlaidFailure } from "../wire/plaidFailure.ts";
import { failureAnswer, jsonAnswer } from "../wire/respond.ts";
import type { AnswerContext } from "./answerContext.ts";
import type { EmulatorRequest, EmulatorResponse } from "./http.ts";

/** Answers a request to a control path, once all due events have run, before and after. */
export async function answerControl(
  { options, machine, seed, worlds, counts, token }: AnswerContext & { readonly token: string },
  request: EmulatorRequest,
  { path, query }: { readonly path: string; readonly query?: string | undefined },
): Promise<EmulatorResponse> {
  const stampOf = () => ({ requestId: requestId(seed, path), now: worlds.current().clock.now() });
  if (!isAuthorized(request, token)) {
    const failure = new PlaidFailure("UNAUTHORIZED_ROUTE_ACCESS", "the control paths need the emulator's bearer token");
    return failureAnswer(failure, stampOf(), 401);
  }
  try {
    await worlds.caughtUp();
    const { header, world, clock, requests } = worlds.current();
    const body = await runControl(path, {
      world,
      clock,
      requests,
      counts,
      scenarios: header.scenarios,
      start: header.start,
      startReal: header.real,
      journal: options.journal,
      machine,
      request,
      query: new URLSearchParams(query),
      reset: worlds.reset,
      replaceState: worlds.replaceState,
      changed: (change) => options.journal?.append({ at: clock.now(), real: machine.now(), ...change }),
    });
    await worlds.caughtUp();
    // After a reset this is another world, whose deliveries have not started.
    worlds.current().deliveries.start();
    return jsonAnswer(200, body, worlds.current().clock.now());
  } catch (error) {
    return failureAnswer(asFailure(error), stampOf());
  }
}
