/** The tree of Items, as the manifest declares it. */
export const itemsViewId = "balanceLens.items";

/** Used to create the panel, to restore it, and in the test that reads the manifest. */
export const comparisonViewType = "balanceLens.comparison";

/** Reports: the summary of many Items, a plan, the guide's recommendation. */
export const reportViewType = "balanceLens.report";

/** The larger view of an account's time line. */
export const timelineViewType = "balanceLens.timeline";

/** The history of comparisons. */
export const historyViewType = "balanceLens.history";

/**
 * Read-only documents: what changed between two comparisons, their balances, a log of requests, a list of tokens. The
 * authority is the environment whose Items they are about.
 */
export const documentScheme = "balance-lens";

/** Responses as JSON; the authority is the environment they came from. */
export const responseScheme = "balance-lens-response";

/** The rulesets of the local sandbox, as a file that can be saved. */
export const rulesetScheme = "balance-lens-local";

/** The manifest assigns a JSON schema to this file name. */
export const rulesetPath = "/local-sandbox.rulesets.json";
