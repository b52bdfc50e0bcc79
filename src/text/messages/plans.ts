import type { Messages } from "../segment.ts";

/** The description of a plan before it runs. */
export const planMessages = {
  "plan.calls.one": "{count} call.",
  "plan.calls.other": "{count} calls, cached endpoints before the bank and again after it.",
  "plan.billed-none": "None of them would be billed by call in production.",
  "plan.billed.one": "{count} of them would be billed by call in production.",
  "plan.billed.other": "{count} of them would be billed by call in production.",
  "plan.adds.one": "It would add {products} to the Item, with its billing.",
  "plan.adds.other": "It would add {products} to the Item, with their billing.",
  "plan.refused.one": "{calls} is not made: Plaid's documented limit leaves no room for it now.",
  "plan.refused.other": "{calls} are not made: Plaid's documented limits leave no room for them now.",
  "plan.room.one":
    "Afterwards at least {count} request to {call} is left under Plaid's documented limit, as far as this window has called since it was opened.",
  "plan.room.other":
    "Afterwards at least {count} requests to {call} are left under Plaid's documented limit, as far as this window has called since it was opened.",
  "plan.title": "Comparison plan: {item}",
  "plan.pass.cached": "Cached",
  "plan.pass.evaluated": "Evaluated",
  "plan.pass.cached-after-evaluate": "Cached, after the evaluation",
  "plan.pass.real-time": "Real-time",
  "plan.pass.cached-again": "Cached again",
  "plan.pass.single": "On its own",
  "plan.side-by-side": "{step}, side by side",
  "plan.column.call": "Call",
  "plan.column.billing": "Billing",
  "plan.column.bank": "Bank and cache",
  "plan.column.latency": "Published latency",
  "plan.column.requests": "Requests at most",
  "plan.room-title": "Room left under Plaid's documented limits",
  "plan.room-minute": "{left} of {limit} requests a minute now, at least {after} afterwards",
  "plan.room-hour": "{left} of {limit} requests an hour now, at least {after} afterwards",
  "plan.room-note":
    "As far as this extension has called in this window, since it was opened: other windows and programs with the same keys spend from the same limits unseen. Limits as read on {readOn} from {url}.",
  "plan.skipped-title": "Not called",
  "plan.skip.product-not-on-item": "would add {product} to the Item, with its billing",
  "plan.skip.not-asked": "left out by choice",
  "plan.skip.no-account": "no checking account to ask about",
  "plan.skip.budget-spent": "Plaid's documented limit leaves no room now",
  "plan.skip.not-supported": "not supported by this Item",
  "plan.skip.cancelled": "cancelled",
} satisfies Messages;
