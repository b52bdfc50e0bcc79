import * as vscode from "vscode";
import type { ItemSummary } from "../../core/item/item.ts";
import { cancelled, thrownLine } from "../failure/failures.ts";
import type { Log } from "../log.ts";
import { forgetRuleset, lastRulesetKey } from "../storage/rulesetKeys.ts";
import type { Debit } from "./askDebit.ts";
import { type KnownRuleset, type KnownRulesetsDependencies, knownRulesets } from "./knownRulesets.ts";

/** The answer that means several rulesets instead of one. */
export const severalRulesets = Symbol("several rulesets");

type KeyAnswer = string | null | typeof severalRulesets;

interface KeyChoice extends vscode.QuickPickItem {
  /** Null sends none. */
  readonly answer: KeyAnswer;
}

interface Asked {
  readonly item: ItemSummary;
  readonly debit: Debit;
  readonly title: string;
}

export interface RulesetKeyDependencies extends KnownRulesetsDependencies {
  readonly log: Log;
}

/**
 * Asks for a ruleset key: one of the local sandbox, one used before, none, or one typed here. A button beside a used key
 * removes it from the list.
 * @throws BalanceLensError `cancelled`
 */
export async function askRulesetKey(deps: RulesetKeyDependencies, asked: Asked): Promise<string | null> {
  const answer = await ask(deps, asked, false);
  return answer === severalRulesets ? null : answer;
}

/** As `askRulesetKey`, and offers several rulesets too. @throws BalanceLensError `cancelled` */
export function askRulesetKeyOrSeveral(deps: RulesetKeyDependencies, asked: Asked): Promise<KeyAnswer> {
  return ask(deps, asked, true);
}

async function ask(
  deps: RulesetKeyDependencies,
  { item, debit, title }: Asked,
  offersSeveral: boolean,
): Promise<KeyAnswer> {
  const { memento, log } = deps;
  const { environment } = item;
  const read = () =>
    knownRulesets(deps, item, debit).catch((error: unknown): readonly KnownRuleset[] => {
      // The call that follows reports the cause.
      log.debug(`the local rulesets could not be listed: ${thrownLine(error)}`);
      return [];
    });
  let known = await read();
  const pick = vscode.window.createQuickPick<KeyChoice>();
  pick.title = title;
  pick.placeholder = vscode.l10n.t("Ruleset key: choose one, or type it as the Plaid Dashboard shows it");
  // A panel may take the focus back just after the question opened; that must not close it.
  pick.ignoreFocusOut = true;
  const draw = () => {
    pick.items = choicesFor({
      known,
      last: lastRulesetKey(memento, environment),
      typed: pick.value.trim(),
      offersSeveral,
    });
  };
  draw();
  return new Promise<KeyAnswer>((resolve, reject) => {
    pick.onDidChangeValue(draw);
    pick.onDidTriggerItemButton(({ item: { answer } }) => {
      if (typeof answer !== "string") return;
      const forgotten = forgetRuleset(memento, environment, answer).then(async () => {
        known = await read();
        draw();
      });
      forgotten.catch((error: unknown) => log.error(`a ruleset key could not be forgotten: ${thrownLine(error)}`));
    });
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen === undefined) return;
      resolve(chosen.answer);
      pick.hide();
    });
    pick.onDidHide(() => {
      // Without effect once the promise is resolved.
      reject(cancelled());
      pick.dispose();
    });
    pick.show();
  });
}

/** The key typed so far comes first, then the key used last, so that Enter repeats it. */
function choicesFor(asked: {
  readonly known: readonly KnownRuleset[];
  readonly last: string | null;
  readonly typed: string;
  readonly offersSeveral: boolean;
}): readonly KeyChoice[] {
  const { known, last, typed, offersSeveral } = asked;
  const forget = { iconPath: new vscode.ThemeIcon("trash"), tooltip: vscode.l10n.t("Forget This Key") };
  const keys = known.toSorted((left, right) => Number(right.rulesetKey === last) - Number(left.rulesetKey === last));
  const used = keys.map(({ rulesetKey, description, isRemembered }) => ({
    label: rulesetKey,
    description: [description, rulesetKey === last ? vscode.l10n.t("used last") : ""]
      .filter((part) => part !== "")
      .join(" · "),
    ...(isRemembered && { buttons: [forget] }),
    answer: rulesetKey,
  }));
  const none = {
    label: vscode.l10n.t("No Ruleset Key"),
    detail: vscode.l10n.t("Plaid then uses the ruleset named default, or none for older customers of Signal"),
    answer: null,
  };
  const written = {
    label: typed,
    description: vscode.l10n.t("a key that was not used yet"),
    alwaysShow: true,
    answer: typed,
  };
  const several = {
    label: vscode.l10n.t("$(versions) Compare Rulesets…"),
    detail: vscode.l10n.t("The same debit through several of them, side by side"),
    answer: severalRulesets,
  } as const;
  return [
    ...(typed === "" || known.some(({ rulesetKey }) => rulesetKey === typed) ? [] : [written]),
    ...(last === null ? [none, ...used] : [...used, none]),
    ...(offersSeveral ? [several] : []),
  ];
}
