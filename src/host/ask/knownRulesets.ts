import * as vscode from "vscode";
import type { ItemSummary } from "../../core/item/item.ts";
import type { LocalSandbox } from "../local/localSandbox.ts";
import { previewRulesets } from "../local/rulesetControl.ts";
import { rulesetKeys } from "../storage/rulesetKeys.ts";
import type { Debit } from "./askDebit.ts";

export interface KnownRulesetsDependencies {
  readonly local: LocalSandbox;
  readonly memento: Pick<vscode.Memento, "get" | "update">;
}

/** A ruleset to choose from. Plaid has no endpoint that lists rulesets, so those of its Sandbox are the keys used before. */
export interface KnownRuleset {
  readonly rulesetKey: string;
  /** A few words about it; may be empty. */
  readonly description: string;
  /** Whether it contacts the bank; null when unknown. */
  readonly asksBank: boolean | null;
  /** True for a key that was used before, and that can be removed from the list. */
  readonly isRemembered: boolean;
}

/** Time limit of the local call, ms; it usually takes a few. */
const longest = 5000;

/**
 * The rulesets of the local sandbox, then the keys that were used before.
 * @throws BalanceLensError `local-refused` where the local sandbox would not evaluate this debit, `emulator-stopped`
 */
export async function knownRulesets(
  { local, memento }: KnownRulesetsDependencies,
  { itemId, environment }: ItemSummary,
  debit: Debit,
): Promise<readonly KnownRuleset[]> {
  const remembered = rulesetKeys(memento, environment).map(
    (rulesetKey): KnownRuleset => ({ rulesetKey, description: "", asksBank: null, isRemembered: true }),
  );
  if (environment !== "local") return remembered;
  // A preview says of each whether it contacts the bank, and changes nothing.
  const preview = await previewRulesets(
    await local.use(),
    { subject: { itemId, ...debit } },
    AbortSignal.timeout(longest),
  );
  const here = preview.outcomes.map(({ rulesetKey, asksBank }): KnownRuleset => {
    const description = asksBank
      ? vscode.l10n.t("local sandbox · asks the bank")
      : vscode.l10n.t("local sandbox · uses Plaid's copy");
    return { rulesetKey, description, asksBank, isRemembered: false };
  });
  const keys = here.map(({ rulesetKey }) => rulesetKey);
  return [...here, ...remembered.filter(({ rulesetKey }) => !keys.includes(rulesetKey))];
}
