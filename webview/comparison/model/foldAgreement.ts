import { agree } from "../../../src/core/reading/foldAlike.ts";
import type { OkCall, PanelCall } from "./panelCalls.ts";

/** How the other calls of a folded column stand to the one that is shown. */
export interface Agreement {
  readonly match: number;
  readonly differ: number;
  readonly failed: number;
}

export function agreementOf([first, ...others]: readonly [PanelCall, ...PanelCall[]]): Agreement {
  const answered = others.filter((other): other is OkCall => other.state === "ok");
  const match = first.state === "ok" ? answered.filter((other) => agree(first.reading, other.reading)).length : 0;
  const failed = others.filter(({ state }) => state === "failed").length;
  return { match, differ: first.state === "ok" ? answered.length - match : 0, failed };
}
