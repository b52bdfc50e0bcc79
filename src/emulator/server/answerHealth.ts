import { controlPrefix } from "../control/control.ts";
import { requestId } from "../ids.ts";
import { isoTime } from "../time/time.ts";
import { version } from "../version.ts";
import { asFailure } from "../wire/plaidFailure.ts";
import { failureAnswer, jsonAnswer } from "../wire/respond.ts";
import type { AnswerContext } from "./answerContext.ts";
import type { EmulatorResponse } from "./http.ts";

/** `GET health`: the one control path that needs no token, for whatever waits for the start or watches a container. */
export const healthPath = `${controlPrefix}/health`;

/**
 * 200 and `ready` once every due event has run, so that the next call waits for none of them; 503 until then. The world
 * is brought on by a few milliseconds' worth, as by any call: whoever only asks for health sees it become ready.
 */
export function answerHealth({ seed, worlds }: AnswerContext): EmulatorResponse {
  const { clock, catchUp } = worlds.current();
  try {
    const ready = catchUp();
    const body = { ok: true, version, ready, clock: { now: isoTime(clock.now()), frozen: clock.frozen } };
    return jsonAnswer(ready ? 200 : 503, body, clock.now());
  } catch (error) {
    return failureAnswer(asFailure(error), { requestId: requestId(seed, healthPath), now: clock.now() });
  }
}
