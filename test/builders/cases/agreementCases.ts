import { authOnly, itemFacts } from "../comparison.ts";
import { minutesAgo, secondsAgo } from "../times.ts";
import { type FindingCase, findingCase, same, updated } from "./findingCase.ts";

/** Nothing differs, and why that is expected. */
export const agreementCases: readonly FindingCase[] = [
  findingCase("just linked", { item: itemFacts({ createdAt: secondsAgo(40) }), cached: same, realTime: same }, [
    "agree-just-linked likely",
  ]),
  findingCase(
    "after a real-time call of our own",
    { cached: same, realTime: same, lastOwnRealTimeAt: minutesAgo(20) },
    ["agree-after-real-time likely"],
  ),
  findingCase("Plaid's Sandbox", { environment: "sandbox", cached: same, realTime: same }, [
    "agree-sandbox-static likely",
  ]),
  findingCase("updated a moment ago", { item: updated(minutesAgo(6)), cached: same, realTime: same }, [
    "agree-just-updated likely",
  ]),
  findingCase("nothing moved", { cached: same, realTime: same }, ["agree-nothing-moved likely"]),
  findingCase("nothing moved, and nothing keeps it so", { item: authOnly(), cached: same, realTime: same }, [
    "agree-by-chance likely",
  ]),
  findingCase("nothing to compare", { cached: same }, []),
];
