import type { AnswerContext } from "./answerContext.ts";
import type { Caller, EmulatorRequest, EmulatorResponse } from "./http.ts";

/** Answers a call of Plaid's API, once all due events have run, and adds it to the request log. */
export async function answerPlaid(
  { machine, worlds, counts }: Pick<AnswerContext, "machine" | "worlds" | "counts">,
  request: EmulatorRequest,
  { path, caller }: { readonly path: string; readonly caller: Caller | undefined },
): Promise<EmulatorResponse> {
  const began = machine.now();
  if (!worlds.current().catchUp()) await worlds.caughtUp();
  const { plaid, requests, clock, deliveries } = worlds.current();
  const call = plaid.identify(request, path);
  const answered = plaid.answer(call, caller);
  const { response, errorCode, faultId } = answered instanceof Promise ? await answered : answered;
  requests.add({
    at: clock.now(),
    method: request.method,
    path: counts.add(call.path.slice(0, 200), errorCode ?? String(response.status), faultId !== undefined),
    status: response.status,
    ms: machine.now() - began,
    requestId: call.requestId,
    errorCode,
    faultId,
    ...plaid.subjectOf(call),
  });
  deliveries.start();
  return response;
}
