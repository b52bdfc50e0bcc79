// Written by `npm run generate` from the files of this folder.
import adjustedCache from "./adjusted-cache.json" with { type: "json" };
import balanceRuleset from "./balance-ruleset.json" with { type: "json" };
import capitalOneCard from "./capital-one-card.json" with { type: "json" };
import dailyRefresh from "./daily-refresh.json" with { type: "json" };
import institutionDown from "./institution-down.json" with { type: "json" };
import investmentsOvernight from "./investments-overnight.json" with { type: "json" };
import justLinked from "./just-linked.json" with { type: "json" };
import limitChanged from "./limit-changed.json" with { type: "json" };
import limitedPurpose from "./limited-purpose.json" with { type: "json" };
import loginRequired from "./login-required.json" with { type: "json" };
import manualMicroDeposit from "./manual-micro-deposit.json" with { type: "json" };
import noBalanceRule from "./no-balance-rule.json" with { type: "json" };
import nonUsd from "./non-usd.json" with { type: "json" };
import pendingHold from "./pending-hold.json" with { type: "json" };
import rateLimited from "./rate-limited.json" with { type: "json" };
import scoresRuleset from "./scores-ruleset.json" with { type: "json" };
import staleNoSubscription from "./stale-no-subscription.json" with { type: "json" };
import unexplainedGap from "./unexplained-gap.json" with { type: "json" };

/** The scenario files that come with the emulator, not yet checked, in the order of their lessons. */
export const builtInScenarios: readonly unknown[] = [
  dailyRefresh,
  pendingHold,
  justLinked,
  staleNoSubscription,
  investmentsOvernight,
  adjustedCache,
  limitChanged,
  unexplainedGap,
  balanceRuleset,
  scoresRuleset,
  noBalanceRule,
  loginRequired,
  institutionDown,
  rateLimited,
  capitalOneCard,
  manualMicroDeposit,
  limitedPurpose,
  nonUsd,
];
