import dailyRefresh from "./daily-refresh.json" with { type: "json" };
import justLinked from "./just-linked.json" with { type: "json" };
import loginRequired from "./login-required.json" with { type: "json" };
import pendingHold from "./pending-hold.json" with { type: "json" };
import staleNoSubscription from "./stale-no-subscription.json" with { type: "json" };

/** The scenario files that come with the emulator, not yet checked. */
export const builtInScenarios: readonly unknown[] = [
  justLinked,
  staleNoSubscription,
  dailyRefresh,
  pendingHold,
  loginRequired,
];
