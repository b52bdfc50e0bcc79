import { requestId } from "../ids.ts";
import { pagePath } from "../link/linkPaths.ts";
import { takeLinkStep } from "../link/linkSteps.ts";
import { secretsOf } from "../runningWorld.ts";
import { asFailure } from "../wire/plaidFailure.ts";
import { readBody } from "../wire/readBody.ts";
import { failureAnswer, plaidAnswer } from "../wire/respond.ts";
import { runDueEvents } from "../world/runDueEvents.ts";
import type { AnswerContext } from "./answerContext.ts";
import { drawsOf } from "./draws.ts";
import type { EmulatorRequest, EmulatorResponse } from "./http.ts";

/** Gives the Link page or its script, or takes a step on that page. */
export async function answerLink(
  { options, machine, seed, worlds }: AnswerContext,
  request: EmulatorRequest,
  { path, query = "" }: { readonly path: string; readonly query?: string | undefined },
): Promise<EmulatorResponse> {
  await worlds.caughtUp();
  const { world, clock, deliveries } = worlds.current();
  const now = clock.now();
  // What fell due since is done before the step, as it is when the step is done again.
  runDueEvents(world, now);
  if (request.method === "GET") {
    const { linkPage, linkScript } = await import("../link/linkPage.ts");
    const { headers } = request;
    const { host = "127.0.0.1" } = headers;
    const { allowOrigins = [] } = options;
    const served = { world, now, query: new URLSearchParams(query), host, headers, allowOrigins };
    return path === pagePath ? linkPage(served) : linkScript(served);
  }
  const draws = drawsOf(secretsOf(options));
  const before = world.log.count;
  const stamp = { requestId: requestId(seed, path, before, request.body), now };
  try {
    const step = readBody(request);
    try {
      return plaidAnswer(takeLinkStep({ world, now, draw: draws.draw, hint: options.hint }, step), stamp);
    } finally {
      // A step that was refused may have changed something before.
      if (world.log.count !== before)
        options.journal?.append({ kind: "link", step, at: now, real: machine.now(), ...draws.read() });
      deliveries.start();
    }
  } catch (error) {
    return failureAnswer(asFailure(error), stamp);
  }
}
