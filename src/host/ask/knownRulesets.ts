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

/** A ruleset that can be named. Plaid lists nobody's: those of its Sandbox are the ones that were named before. */
export interface KnownRuleset {
  readonly rulesetKey: string;
  /** What is known of it, in a few words. */
  readonly description: string;
  /** Whether it has the bank asked; null: nobody knows. */
  readonly asksBank: boolean | null;
  /** It can be taken off the list. */
  readonly isRemembered: boolean;
}

/** A local answer takes milliseconds; ms. */
const longest = 5000;

/**
 * The rulesets of the local sandbox that runs, then the keys that were used before.
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
  // It says of each whether it asks the bank, and changes nothing.
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
