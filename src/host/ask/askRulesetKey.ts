import * as vscode from "vscode";
import type { Environment } from "../../core/item/environment.ts";
import type { CommandDependencies } from "../commands/command.ts";
import { cancelled, thrownLine } from "../failure/failures.ts";
import { forgetRuleset, lastRulesetKey, rulesetKeys } from "../storage/rulesetKeys.ts";

interface KeyChoice extends vscode.QuickPickItem {
  /** Null sends none. */
  readonly rulesetKey: string | null;
}

/**
 * Asks for a ruleset key: one that was used before, none, or one that is typed here. Keys that are of no more use are
 * taken off the list with the button beside them.
 * @throws BalanceLensError `cancelled`
 */
export function askRulesetKey(
  { memento, log }: Pick<CommandDependencies, "memento" | "log">,
  { environment, title }: { readonly environment: Environment; readonly title: string },
): Promise<string | null> {
  const pick = vscode.window.createQuickPick<KeyChoice>();
  pick.title = title;
  pick.placeholder = vscode.l10n.t("Ruleset key: choose one, or type it as the Plaid Dashboard shows it");
  // As every other question: it must not go when a panel takes the focus back.
  pick.ignoreFocusOut = true;
  const draw = () => {
    pick.items = choicesFor({
      keys: rulesetKeys(memento, environment),
      last: lastRulesetKey(memento, environment),
      typed: pick.value.trim(),
    });
  };
  draw();
  return new Promise<string | null>((resolve, reject) => {
    pick.onDidChangeValue(draw);
    pick.onDidTriggerItemButton(({ item }) => {
      const forgotten =
        item.rulesetKey === null ? Promise.resolve() : forgetRuleset(memento, environment, item.rulesetKey);
      forgotten.then(draw, (error: unknown) => log.error(`a ruleset key could not be forgotten: ${thrownLine(error)}`));
    });
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen === undefined) return;
      resolve(chosen.rulesetKey);
      pick.hide();
    });
    pick.onDidHide(() => {
      // Does nothing once it is resolved.
      reject(cancelled());
      pick.dispose();
    });
    pick.show();
  });
}

/** What was used last comes first, so that Enter repeats it; what is being typed comes before everything. */
function choicesFor(known: {
  readonly keys: readonly string[];
  readonly last: string | null;
  readonly typed: string;
}): readonly KeyChoice[] {
  const { keys, last, typed } = known;
  const forget = { iconPath: new vscode.ThemeIcon("trash"), tooltip: vscode.l10n.t("Forget This Key") };
  const used = keys.map((key) => ({
    label: key,
    ...(key === last && { description: vscode.l10n.t("used last") }),
    buttons: [forget],
    rulesetKey: key,
  }));
  const none = {
    label: vscode.l10n.t("No Ruleset Key"),
    detail: vscode.l10n.t("Plaid then uses the ruleset named default, or none for older customers of Signal"),
    rulesetKey: null,
  };
  const written = {
    label: typed,
    description: vscode.l10n.t("a key that was not used yet"),
    alwaysShow: true,
    rulesetKey: typed,
  };
  return [
    ...(typed === "" || keys.includes(typed) ? [] : [written]),
    ...(last === null ? [none, ...used] : [...used, none]),
  ];
}
