import type { DraftFinding } from "../../findings/finding.ts";
import { type Codes, docs, type Rule, type Statement } from "../cause.ts";
import { countOf } from "../params.ts";
import { listsEveryAccount } from "./listsEveryAccount.ts";
import { wasFiltered } from "./wasFiltered.ts";

export const codes: Codes = {
  "account-not-asked-for": { no: 38, most: "certain" },
};

/**
 * A request named other accounts than those that other answers show: one fact for each such answer. Certain: the
 * request was recorded, and the accounts are in the other answers.
 */
export const accountNotAskedFor: Rule = {
  place: 180,
  find: (evidence) =>
    evidence.ok.flatMap((reading): Statement[] => {
      if (!listsEveryAccount(reading)) return [];
      const left = [...evidence.accounts.keys()].filter(
        (id) => wasFiltered(reading, id) === "yes" && evidence.shown(reading, id) === undefined,
      );
      if (left.length === 0) return [];
      const showing = evidence.ok.filter(
        (other) => listsEveryAccount(other) && left.some((id) => evidence.shown(other, id) !== undefined),
      );
      const fact: DraftFinding = {
        code: "account-not-asked-for",
        certainty: "certain",
        severity: "info",
        accountIds: left,
        readings: [reading.id, ...showing.map(({ id }) => id)],
        evidence: [{ readingId: reading.id, field: "sent.accountIds" }],
        params: {
          count: countOf(left.length),
          call: { kind: "endpoint", endpoint: reading.endpoint, readingId: reading.id },
        },
        advice: "none",
        docUrl: docs.accounts,
      };
      return [{ fact }];
    }),
};
