/** Labels of the age axis. Keys are `panel.<name>`, as all of the panel's. */
export const ageAxisLabels = {
  ageAxis: "Ages",
  ageAxisHint: "when each balance was read from the bank; older to the left, on a scale that widens towards now",
  columnAge: "Age",
  columnKnownBy: "Known by",
  ageAccountsOne: "{count} account",
  ageAccountsOther: "{count} accounts",
  axisNow: "now",
  "knownBy.real-time-answer": "the bank was asked",
  "knownBy.evaluation-asked-bank": "the evaluation asked the bank",
  "knownBy.last-updated-datetime": "the bank’s own time",
  "knownBy.signal-balance-last-updated": "the evaluation’s own time",
  "knownBy.transactions-status": "last update of Transactions",
  "knownBy.investments-status": "last update of Investments",
  "knownBy.own-real-time-call": "our own real-time call",
  "knownBy.link-time": "when the Item was linked",
  "knownBy.none": "nothing",
} as const;
