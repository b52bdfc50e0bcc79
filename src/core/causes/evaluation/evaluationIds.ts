import type { Evidence } from "../../evidence/evidence.ts";
import type { DraftFinding } from "../../findings/finding.ts";
import type { AnsweredEvaluation } from "../../reading/evaluatedDebits.ts";
import { type Codes, docs, type Statement } from "../cause.ts";
import { timeParam } from "../params.ts";
import { evaluationBase } from "./evaluation.ts";

export const codes: Codes = {
  "evaluation-id-repeated": { no: 35, most: "certain" },
  "evaluation-replayed": { no: 35, most: "likely", settledBy: "evaluate-with-new-id" },
  "evaluation-id-chosen": { no: 35, most: "certain" },
};

/**
 * The same `client_transaction_id` was sent twice, which is certain. That Plaid repeated its first answer is likely:
 * its pages also name an error for a repeated ID.
 */
export function repeats(evidence: Evidence, evaluations: readonly AnsweredEvaluation[]): readonly Statement[] {
  const seen = new Map<string, AnsweredEvaluation>();
  return evaluations.flatMap((evaluation): Statement[] => {
    const id = evaluation.signal.clientTransactionId;
    const first = seen.get(id);
    if (first === undefined || id === "") {
      seen.set(id, evaluation);
      return [];
    }
    const common = evaluationBase(evidence, evaluation);
    const isOrdered = evidence.times.orderOf(first, evaluation) === "before";
    const repeated = {
      ...common,
      readings: [first.id, evaluation.id],
      params: { ...common.params, ...(isOrdered && timeParam("firstAt", first.serverTime ?? first.startedAt)) },
      severity: "warning",
      advice: "use-new-transaction-id",
      docUrl: docs.signalApi,
    } as const;
    return [
      {
        fact: { ...repeated, code: "evaluation-id-repeated", certainty: "certain" },
        causes: [
          {
            ...repeated,
            code: "evaluation-replayed",
            ...(!isOrdered && { variant: "unordered" }),
            certainty: isOrdered ? "likely" : "possible",
          },
        ],
      },
    ];
  });
}

/**
 * A `client_transaction_id` that the person chose may have been used before, elsewhere: then Plaid may have repeated an
 * earlier answer, and nothing here can tell. Certain: that the ID was chosen. Not stated for an ID generated here.
 */
export function chosenId(evidence: Evidence, evaluation: AnsweredEvaluation): Statement | null {
  const { evaluate } = evidence.comparison.plan.options;
  const isChosen = typeof evaluate === "object" && evaluate?.clientTransactionId !== undefined;
  if (!isChosen || evidence.comparison.origin === "saved") return null;
  const fact: DraftFinding = {
    ...evaluationBase(evidence, evaluation),
    code: "evaluation-id-chosen",
    certainty: "certain",
    severity: "info",
    advice: "use-new-transaction-id",
    docUrl: docs.signalApi,
  };
  return { fact };
}
