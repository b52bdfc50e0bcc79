import { authOnly, itemFacts } from "../comparison.ts";
import { minutesAgo, secondsAgo } from "../times.ts";
import { type FindingCase, findingCase, same, updated } from "./findingCase.ts";

/** Nothing differs, and why that is expected. */
export const agreementCases: readonly FindingCase[] = [
  findingCase("just linked", { item: itemFacts({ createdAt: secondsAgo(40) }), cached: same, realTime: same }, [
    "agree certain",
    "< agree-just-linked likely",
  ]),
  findingCase(
    "after a real-time call of our own",
    { cached: same, realTime: same, lastOwnRealTimeAt: minutesAgo(20) },
    ["agree certain", "< agree-after-real-time likely"],
  ),
  findingCase("Plaid's Sandbox", { environment: "sandbox", cached: same, realTime: same }, [
    "agree certain",
    "< agree-sandbox-static likely",
  ]),
  findingCase(
    "Plaid's Sandbox, where it was linked a moment ago: to wait for a difference would be in vain",
    { environment: "sandbox", item: itemFacts({ createdAt: secondsAgo(40) }), cached: same, realTime: same },
    ["agree certain", "< agree-sandbox-static likely"],
  ),
  findingCase("updated a moment ago", { item: updated(minutesAgo(6)), cached: same, realTime: same }, [
    "agree certain",
    "< agree-just-updated likely",
  ]),
  findingCase("nothing moved", { cached: same, realTime: same }, ["agree certain", "< agree-nothing-moved possible"]),
  findingCase("nothing moved, and nothing keeps it so", { item: authOnly(), cached: same, realTime: same }, [
    "agree certain",
    "< agree-by-chance possible",
  ]),
  findingCase("nothing to compare", { cached: same }, []),
];
