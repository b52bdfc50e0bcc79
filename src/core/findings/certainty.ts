/**
 * How certain a finding is. Certain: the responses prove it; likely: it explains them best; possible: it could. Each rule
 * in `core/causes` states its own, and the most that it may ever state; a guessed answer limits it further.
 */
export type Certainty = "certain" | "likely" | "possible";
