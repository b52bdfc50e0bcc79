import { endpointEntry } from "../../endpoint/catalogue.ts";
import type { OkReading } from "../../reading/reading.ts";
import type { Codes, Rule, Statement } from "../cause.ts";
import { countOf, listOf } from "../params.ts";
import { wasFiltered } from "./wasFiltered.ts";

export const codes: Codes = {
  "account-not-in-answer": { no: 17, most: "certain" },
  "endpoint-lists-fewer": { no: 17, most: "likely", settledBy: "look-at-link" },
};

/**
 * Endpoints of a product list fewer accounts than `/accounts/get`. One fact for the endpoints that leave out the same
 * accounts. Certain: the lists are in the answers. That the endpoint leaves them out by design is likely.
 */
export const endpointListsFewer: Rule = {
  place: 160,
  find: (evidence) => {
    const all = evidence.cachedBefore.find((reading) => reading.endpoint === "/accounts/get");
    if (all === undefined) return [];
    const groups = new Map<string, { readings: OkReading[]; shows: string; missing: readonly string[] }>();
    for (const reading of evidence.cachedBefore) {
      const { shows } = endpointEntry(reading.endpoint);
      if (shows !== "accounts-of-product" && shows !== "accounts-with-transactions") continue;
      // Before its first rows the endpoint lists no account at all: nothing follows from that.
      if (reading.transactions?.updateStatus === "NOT_READY") continue;
      const missing = all.accounts
        .map((account) => account.accountId)
        .filter((id) => evidence.shown(reading, id) === undefined && wasFiltered(reading, id) !== "yes");
      if (missing.length === 0) continue;
      const key = [shows, ...missing].join(" ");
      const group = groups.get(key) ?? { readings: [], shows, missing };
      group.readings.push(reading);
      groups.set(key, group);
    }
    return [...groups.values()].map(({ readings, shows, missing }): Statement => {
      const common = {
        severity: "info",
        accountIds: missing,
        readings: [all.id, ...readings.map((reading) => reading.id)],
        evidence: missing.map((accountId) => ({ readingId: all.id, accountId, field: "accountId" })),
        params: { count: countOf(missing.length), calls: listOf(readings.map((reading) => reading.endpoint)) },
        docUrl: endpointEntry(readings[0]?.endpoint ?? "/accounts/get").docUrl,
      } as const;
      const isAsked = readings.every((reading) => missing.every((id) => wasFiltered(reading, id) === "no"));
      return {
        fact: { ...common, code: "account-not-in-answer", certainty: "certain", advice: "compare-common-accounts" },
        causes: [
          {
            ...common,
            code: "endpoint-lists-fewer",
            variant: shows,
            certainty: isAsked ? "likely" : "possible",
            advice: "none",
          },
        ],
      };
    });
  },
};
