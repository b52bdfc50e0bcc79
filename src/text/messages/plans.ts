import type { Messages } from "../segment.ts";

/** What is said of a plan before it runs, and of a call that was repeated. */
export const planMessages: Messages = {
  "repeat.figures.one": "{count} answer of {call}: {p50}.",
  "repeat.figures.other":
    "{count} answers of {call}: {min} at best, {p50} at the median, {p95} at p95, {max} at worst.",
  "repeat.left-out.one": "{count} answer is left out: this machine was too busy to trust its figure.",
  "repeat.left-out.other": "{count} answers are left out: this machine was too busy to trust their figures.",
  "repeat.published": "Plaid publishes {p50} at the median and {p95} at p95, for production.",
  "repeat.unpublished": "Plaid publishes no figure for this endpoint.",
  "repeat.nothing-simulated": "Local latency is simulated: it says nothing about banks.",
  "repeat.nothing-sandbox": "Sandbox has no banks behind it: its latency says nothing about them.",
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
