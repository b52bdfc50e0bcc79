import type { PlannedCall } from "./setting.ts";
import type { ReadingTruth } from "./truth.ts";

/** What one call met, before it is written down as an answer. */
export interface Met {
  readonly call: PlannedCall;
  readonly truth: ReadingTruth;
  readonly copies: {
    readonly transactions: StampsThen;
    readonly investments: StampsThen;
    readonly rowsAt: number | null;
  };
}

export interface StampsThen {
  readonly worked: number | null;
  readonly failed: number | null;
}
