import { parseLength, parseMoment } from "../../time/time.ts";
import { ScenarioError } from "../parseScenario.ts";

/**
 * ms since the epoch of a moment written in a scenario.
 * @throws ScenarioError when it is none
 */
export function momentIn(text: string, start: number): number {
  const at = parseMoment(text, start);
  if (at === null) throw new ScenarioError(`"${text}" is no moment: write -9h, +2d, 0 or an ISO 8601 time.`);
  return at;
}

/**
 * ms of a length written in a scenario.
 * @throws ScenarioError when it is none
 */
export function lengthIn(text: string): number {
  const length = parseLength(text);
  if (length === null || length === 0) throw new ScenarioError(`"${text}" is no length: write 6h or 1d12h.`);
  return length;
}
