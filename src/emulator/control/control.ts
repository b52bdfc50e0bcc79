import type { EmulatorRequest } from "../server/http.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import type { ControlContext } from "./context.ts";
import { readCoverage } from "./coverage.ts";
import { listEvents } from "./events.ts";
import { addFault, clearFaults, listFaults } from "./faults.ts";
import { listItems, readLedger, repairItem } from "./items.ts";
import { moveClock } from "./moveClock.ts";
import { readTimeline } from "./readTimeline.ts";
import { listRefreshes } from "./refreshes.ts";
import { previewRulesets } from "./rulesetPreview.ts";
import { readRulesets, replaceRulesets } from "./rulesets.ts";
import { listScenarios, resetWorld, startScenario } from "./scenarios.ts";
import { readState, replaceState } from "./state.ts";
import { listWebhooks, sendAgain } from "./webhooks.ts";

export const controlPrefix = "/_emulator";

/**
 * `GET presence`: never responds as long as this world lasts. The connection closes when the world or the emulator
 * ends, so its client learns of that at once.
 */
export const presencePath = `${controlPrefix}/presence`;

interface Route {
  readonly method: string;
  /** After the prefix; one part may be `{item_id}`. */
  readonly path: readonly string[];
  run(context: ControlContext): object | Promise<object>;
}

const routes: readonly Route[] = [
  { method: "GET", path: ["items"], run: listItems },
  { method: "GET", path: ["items", "{item_id}", "ledger"], run: readLedger },
  { method: "GET", path: ["items", "{item_id}", "timeline"], run: readTimeline },
  { method: "POST", path: ["items", "{item_id}", "repair"], run: repairItem },
  { method: "POST", path: ["clock"], run: moveClock },
  {
    method: "GET",
    path: ["clock"],
    run: ({ clock }) => ({ now: new Date(clock.now()).toISOString(), frozen: clock.frozen }),
  },
  { method: "GET", path: ["refreshes"], run: listRefreshes },
  { method: "GET", path: ["requests"], run: ({ requests }) => ({ requests: requests.read() }) },
  { method: "GET", path: ["events"], run: listEvents },
  { method: "GET", path: ["faults"], run: listFaults },
  { method: "POST", path: ["faults"], run: addFault },
  { method: "DELETE", path: ["faults"], run: clearFaults },
  { method: "GET", path: ["webhooks"], run: listWebhooks },
  { method: "POST", path: ["webhooks"], run: sendAgain },
  { method: "GET", path: ["scenarios"], run: listScenarios },
  { method: "GET", path: ["coverage"], run: readCoverage },
  { method: "POST", path: ["scenarios"], run: startScenario },
  { method: "POST", path: ["reset"], run: resetWorld },
  { method: "GET", path: ["state"], run: readState },
  { method: "PUT", path: ["state"], run: replaceState },
  { method: "GET", path: ["rulesets"], run: readRulesets },
  { method: "PUT", path: ["rulesets"], run: replaceRulesets },
  { method: "POST", path: ["rulesets", "preview"], run: previewRulesets },
];

/**
 * Answers a control path.
 * @throws PlaidFailure `NOT_FOUND` for a path or an Item that is not there, `INVALID_FIELD` and the like for the rest
 */
export function runControl(path: string, context: Omit<ControlContext, "itemId">): object | Promise<object> {
  const parts = path.slice(controlPrefix.length + 1).split("/");
  for (const route of routes) {
    if (route.method !== context.request.method || route.path.length !== parts.length) continue;
    if (!route.path.every((part, index) => part === "{item_id}" || part === parts[index])) continue;
    const place = route.path.indexOf("{item_id}");
    return route.run({ ...context, itemId: parts[place] ?? "" });
  }
  throw new PlaidFailure("NOT_FOUND", `there is no control path ${context.request.method} ${path}`.slice(0, 200));
}

/** Whether a request carries the token; compared in a time that does not depend on where they differ. */
export function isAuthorized(request: Pick<EmulatorRequest, "headers">, token: string): boolean {
  const expected = `Bearer ${token}`;
  const given = request.headers.authorization ?? "";
  let difference = given.length ^ expected.length;
  for (let index = 0; index < expected.length; index += 1) {
    difference |= expected.charCodeAt(index) ^ (given.charCodeAt(index % Math.max(1, given.length)) || 0);
  }
  return difference === 0;
}
