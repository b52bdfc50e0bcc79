/** Labels of the ruleset comparison, and of repeating an evaluation. Keys are `panel.<name>`. */
export const rulesetLabels = {
  rulesetsTitle: "Rulesets compared",
  rulesetAgainTitle: "Evaluated again",
  rulesetColumn: "Ruleset",
  rulesetResult: "Decision",
  rulesetBalance: "Balance used",
  rulesetScores: "Scores",
  rulesetScoresHint: "Risk of a return, of 99: initiated by the customer / by the bank",
  rulesetBilling: "Billed as",
  rulesetBillingHint: "In production, by what the response looks like. Sandbox calls are free.",
  rulesetNone: "No ruleset",
  rulesetNoKey: "no key sent",
  rulesetNoBalance: "no balance",
  rulesetCurrent: "{amount} current",
  billedAsBalance: "Balance call",
  billedAsSignal: "Signal call",
  billedUnknown: "not documented",
  rulesetReplay: "Same ID as number {number}: probably its answer of {time} again",
  rulesetsOrder:
    "Evaluated one after another, in this order. A ruleset that asks the bank may refresh Plaid’s copy, so those after it may be given a newer one. Plaid doesn’t document it.",
  rulesetsOrderLive:
    "Evaluated one after another, in this order. {name} looks live: it may have refreshed Plaid’s copy, which those after it are given. Plaid doesn’t document it.",
  compareRulesets: "Compare Rulesets…",
  evaluateAgain: "Evaluate Again",
  evaluateAgainHint: "The same debit and ruleset with a new client_transaction_id",
  evaluateSameId: "Send Same ID Again",
  evaluateSameIdHint: "The same client_transaction_id: Plaid is documented to answer with the first evaluation",
};
