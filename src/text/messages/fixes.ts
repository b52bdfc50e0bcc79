import type { Messages } from "../segment.ts";

/** The titles of quick fixes: apart from `code.ts`, of which the panels have a part. */
export const fixMessages = {
  "fix.keep-null": "Keep null",
  "fix.use-cached": "Call /accounts/get instead",
  "fix.use-sandbox": "Use Sandbox",
  "fix.use-available": "Use available",
  "fix.state-oldest": "Accept balances of the last day",
  "fix.use-real-time": "Call /accounts/balance/get instead",
  "fix.remove-balance": "Remove balance from the products",
  "fix.name-ruleset": 'Add ruleset_key "default"',
  "fix.use-environment": "Read it from an environment variable",
  "fix.wait-longer": "Wait up to 30 seconds",
  "fix.ignore": "Ignore {rule} with a comment",
} satisfies Messages;
