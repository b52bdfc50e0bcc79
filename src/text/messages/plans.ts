import type { Messages } from "../segment.ts";

/** What is said of a plan before it runs. */
export const planMessages: Messages = {
  "plan.calls.one": "{count} call.",
  "plan.calls.other": "{count} calls, cached endpoints before the bank and again after it.",
  "plan.billed-none": "None of them would be billed by call in production.",
  "plan.billed.one": "{count} of them would be billed by call in production.",
  "plan.billed.other": "{count} of them would be billed by call in production.",
  "plan.adds.one": "It would add {products} to the Item, with its billing.",
  "plan.adds.other": "It would add {products} to the Item, with their billing.",
  "plan.skipped.one": "{calls} is skipped: calling it would add its product to the Item.",
  "plan.skipped.other": "{calls} are skipped: calling them would add their products to the Item.",
  "plan.refused.one": "{calls} is not made: Plaid's documented limit leaves no room for it now.",
  "plan.refused.other": "{calls} are not made: Plaid's documented limits leave no room for them now.",
  "plan.room.one":
    "Afterwards at least {count} request to {call} is left under Plaid's documented limit, as far as this extension has called.",
  "plan.room.other":
    "Afterwards at least {count} requests to {call} are left under Plaid's documented limit, as far as this extension has called.",
};
