import { parseSettings, settingsBody } from "../signal/parseSettings.ts";
import { readBody } from "../wire/readBody.ts";
import type { ControlContext, ReadContext } from "./context.ts";

/** `GET rulesets`: every ruleset by its key, and what this client has set up for Signal. */
export function readRulesets({ world }: ReadContext): object {
  return settingsBody(world.signal);
}

/** `PUT rulesets`: replaces all of them; what is not named is as in a new emulator. */
export function replaceRulesets(context: ControlContext): object {
  const { world, request, changed } = context;
  const body = readBody(request);
  world.signal = parseSettings(body);
  changed({ kind: "rulesets", settings: body });
  return settingsBody(world.signal);
}
