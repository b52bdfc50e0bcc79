import { formatDuration } from "../../src/text/format.ts";
import { panelLabel } from "../../src/text/panelLabels.ts";
import type { TextContext } from "../../src/text/segment.ts";

/** Lets each button whose call met a limit say when it has room again, until then. `now`: ms since the epoch. */
export function countDownToRetry(root: HTMLElement, now: number, context: TextContext): void {
  for (const button of root.querySelectorAll<HTMLElement>("[data-retry-at]")) {
    const left = Number(button.dataset.retryAt) - now;
    const time = formatDuration(left, context, { isBound: true });
    const words = left > 0 ? panelLabel("retryIn", context, { time }) : (button.dataset.words ?? "");
    if (button.textContent !== words) button.textContent = words;
    button.ariaDisabled = String(left > 0);
  }
}
