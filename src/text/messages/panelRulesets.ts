/** Labels of the ruleset comparison, and of repeating an evaluation. Keys are `panel.<name>`. */
export const rulesetLabels = {
  rulesetScoresHint: "Risk of a return, of 99: initiated by the customer / by the bank",
  rulesetBillingHint: "In production, by what the response looks like. Sandbox calls are free.",
  compareRulesets: "Compare Rulesets…",
  evaluateAgain: "Evaluate Again",
  evaluateAgainHint: "The same debit and ruleset with a new client_transaction_id",
  evaluateSameId: "Send Same ID Again",
  evaluateSameIdHint: "The same client_transaction_id: Plaid is documented to answer with the first evaluation",
};
