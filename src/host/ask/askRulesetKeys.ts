import * as vscode from "vscode";
import { cancelled } from "../failure/failures.ts";
import type { KnownRuleset } from "./knownRulesets.ts";
import { askText } from "./pick.ts";

/** Plaid's Sandbox allows 70 evaluations of one Item an hour; some are left for other calls. */
const most = 50;

interface KeyChoice extends vscode.QuickPickItem {
  /** Null sends none. */
  readonly rulesetKey: string | null;
}

/** How one showing of the question ended. */
type Answer = { readonly keys: readonly (string | null)[] } | { readonly typed: string } | "add" | "left";

/**
 * Asks which rulesets a debit goes through: known ones, none, or keys typed here. The title counts the calls with each
 * tick. Rulesets that contact the bank come last, since they may change the balance that the others would use.
 * @param picked the keys that are ticked at first
 * @param isOptedOut whether a call without a key is known to use no ruleset, instead of the one named default
 * @throws BalanceLensError `cancelled`
 */
export async function askRulesetKeys(
  known: readonly KnownRuleset[],
  picked: readonly (string | null)[],
  { isOptedOut }: { readonly isOptedOut: boolean },
): Promise<readonly (string | null)[]> {
  let rulesets = known;
  let chosen = picked;
  for (;;) {
    const { answer, ticked } = await askOnce(choicesOf(rulesets, isOptedOut), chosen);
    if (answer === "left") throw cancelled();
    if (answer !== "add" && "keys" in answer) return inOrder(answer.keys, rulesets, isOptedOut);
    const typed = answer === "add" ? await typeKey() : answer.typed;
    if (!rulesets.some(({ rulesetKey }) => rulesetKey === typed)) {
      rulesets = [{ rulesetKey: typed, description: "", asksBank: null, isRemembered: false }, ...rulesets];
    }
    chosen = [...new Set([...ticked, typed])];
  }
}

function askOnce(
  choices: readonly KeyChoice[],
  chosen: readonly (string | null)[],
): Promise<{ readonly answer: Answer; readonly ticked: readonly (string | null)[] }> {
  const pick = vscode.window.createQuickPick<KeyChoice>();
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  // A panel may take the focus back just after the question opened; that must not close it.
  pick.ignoreFocusOut = true;
  pick.placeholder = vscode.l10n.t("Rulesets to compare; type another key and press Enter to add it");
  pick.buttons = [{ iconPath: new vscode.ThemeIcon("add"), tooltip: vscode.l10n.t("Add a Ruleset Key") }];
  pick.items = choices;
  pick.selectedItems = pick.items.filter(({ rulesetKey }) => chosen.includes(rulesetKey));
  const ticked = () => pick.selectedItems.map(({ rulesetKey }) => rulesetKey);
  const countCalls = () => {
    pick.title = titleOf(pick.selectedItems.length);
  };
  countCalls();
  return new Promise((resolve) => {
    const end = (answer: Answer) => {
      resolve({ answer, ticked: ticked() });
      pick.hide();
    };
    pick.onDidChangeSelection(countCalls);
    pick.onDidTriggerButton(() => end("add"));
    pick.onDidAccept(() => {
      const typed = pick.value.trim();
      // A text that fits a row filters the list; any other is a key of its own.
      if (typed !== "" && !pick.items.some(({ label }) => label.toLowerCase().includes(typed.toLowerCase()))) {
        return end({ typed });
      }
      const keys = ticked();
      if (keys.length >= 2 && keys.length <= most) end({ keys });
    });
    pick.onDidHide(() => {
      // Without effect once the promise is resolved.
      resolve({ answer: "left", ticked: [] });
      pick.dispose();
    });
    pick.show();
  });
}

/** The title, with the number of calls. */
function titleOf(count: number): string {
  if (count < 2) return vscode.l10n.t("Compare Rulesets: choose two or more");
  if (count > most) return vscode.l10n.t("Compare Rulesets: choose {0} at most", most);
  return vscode.l10n.t("Compare Rulesets: {0} evaluations, free here; production bills each of them", count);
}

function choicesOf(rulesets: readonly KnownRuleset[], isOptedOut: boolean): readonly KeyChoice[] {
  return [
    ...rulesets.map(({ rulesetKey, description, isRemembered }) => ({
      label: rulesetKey,
      description: description === "" && isRemembered ? vscode.l10n.t("used before") : description,
      rulesetKey,
    })),
    {
      label: vscode.l10n.t("No Ruleset Key"),
      description: isOptedOut
        ? vscode.l10n.t("no ruleset: no decision, uses Plaid's copy")
        : vscode.l10n.t("the ruleset named default, or none"),
      rulesetKey: null,
    },
  ];
}

function typeKey(): Promise<string> {
  return askText({
    title: vscode.l10n.t("Add a Ruleset Key"),
    prompt: vscode.l10n.t("As the Plaid Dashboard shows it"),
    validateInput: (value) => (value.trim() === "" ? vscode.l10n.t("A key is needed") : undefined),
  });
}

/** In the order of the list, with rulesets known to contact the bank last. Without a key a client that has not opted out uses `default`. */
function inOrder(
  keys: readonly (string | null)[],
  rulesets: readonly KnownRuleset[],
  isOptedOut: boolean,
): readonly (string | null)[] {
  const without = isOptedOut ? null : "default";
  const asks = (key: string | null) =>
    rulesets.find(({ rulesetKey }) => rulesetKey === (key ?? without))?.asksBank === true;
  return keys.toSorted((left, right) => Number(asks(left)) - Number(asks(right)));
}
