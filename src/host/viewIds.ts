/** The tree of Items, as the manifest declares it. */
export const itemsViewId = "balanceLens.items";

/** One constant for creating the panel, for restoring it, and for the test that reads the manifest. */
export const comparisonViewType = "balanceLens.comparison";

/** Read-only documents: a reading as JSON, a plan, a repeat. */
export const documentScheme = "balance-lens";
