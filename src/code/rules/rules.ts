import { balanceInProducts } from "./balanceInProducts.ts";
import { cachedBeforeTransfer } from "./cachedBeforeTransfer.ts";
import { cardSign } from "./cardSign.ts";
import { currentNotAvailable } from "./currentNotAvailable.ts";
import { failureAsPass } from "./failureAsPass.ts";
import { noOldestBalance } from "./noOldestBalance.ts";
import { noRulesetKey } from "./noRulesetKey.ts";
import { nullIsNotZero } from "./nullIsNotZero.ts";
import { realTimeAfterExchange } from "./realTimeAfterExchange.ts";
import { realTimeInALoop } from "./realTimeInALoop.ts";
import { removedEnvironment } from "./removedEnvironment.ts";
import type { Rule } from "./rule.ts";
import { secretInCode } from "./secretInCode.ts";
import { shortTimeout } from "./shortTimeout.ts";
import { syncCursor } from "./syncCursor.ts";

/** Every rule, in the order in which docs/in-your-code.md tells them. */
export const rules: readonly Rule[] = [
  nullIsNotZero,
  realTimeAfterExchange,
  realTimeInALoop,
  balanceInProducts,
  removedEnvironment,
  secretInCode,
  noRulesetKey,
  cachedBeforeTransfer,
  failureAsPass,
  noOldestBalance,
  shortTimeout,
  syncCursor,
  currentNotAvailable,
  cardSign,
];
