/** The tree of Items, as the manifest declares it. */
export const itemsViewId = "balanceLens.items";

/** One constant for creating the panel, for restoring it, and for the test that reads the manifest. */
export const comparisonViewType = "balanceLens.comparison";

/** Reports: the summary of many Items, a plan, an answer of the guide. */
export const reportViewType = "balanceLens.report";

/** The larger view of an account's time line. */
export const timelineViewType = "balanceLens.timeline";

/** Read-only documents: what changed between two comparisons, a log of requests, a list of tokens. */
export const documentScheme = "balance-lens";

/** Responses as JSON; the authority is the environment they came from. */
export const responseScheme = "balance-lens-response";

/** The rulesets of the local sandbox, as a file that can be saved. */
export const rulesetScheme = "balance-lens-local";

/** The manifest gives a file of this name its schema. */
export const rulesetPath = "/local-sandbox.rulesets.json";
