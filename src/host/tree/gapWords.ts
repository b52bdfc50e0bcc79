import * as vscode from "vscode";
import type { Age } from "../../core/age/ageLookup.ts";
import type { GapAmount, ItemGap } from "../../core/comparison/itemGap.ts";
import { formatDuration, formatMoney } from "../../text/format.ts";
import type { TextContext } from "../../text/segment.ts";

/** The last comparison's result, short enough for a row: `$214.25 too high · ≤ 9 h`, `match · live`, `429`. */
export function gapWords(gap: ItemGap, context: TextContext): string {
  if (gap.kind === "no-live-balance") {
    const { reason, provider } = gap.failure;
    if (reason === "rate-limited") return "429";
    return provider?.errorCode ?? vscode.l10n.t("no live balance");
  }
  if (gap.widest === null) {
    return gap.hasChangedSince ? vscode.l10n.t("matched · changed since") : vscode.l10n.t("match · live");
  }
  const age = ageWords(gap.age, context);
  return [sizeWords(gap.widest, context), ...(age === null ? [] : [age])].join(" · ");
}

/** Cached minus real-time. The real-time balance was read later, so the cached one is the wrong one. */
export function sizeWords({ value, currency }: GapAmount, context: TextContext): string {
  const money = formatMoney(Math.abs(value), currency, context);
  return value > 0 ? vscode.l10n.t("{0} too high", money) : vscode.l10n.t("{0} too low", money);
}

function ageWords(age: Age | null, context: TextContext): string | null {
  if (age === null || age.ageMs === null || age.provenance === "unknown") return null;
  const duration = formatDuration(age.ageMs, context, { isBound: age.provenance === "bounded" });
  return age.provenance === "bounded" ? vscode.l10n.t("≤ {0}", duration) : duration;
}
