import { agreementCases } from "./cases/agreementCases.ts";
import { bankCases } from "./cases/bankCases.ts";
import { copyCases } from "./cases/copyCases.ts";
import { evaluationCases } from "./cases/evaluationCases.ts";
import { failureCases } from "./cases/failureCases.ts";
import type { FindingCase } from "./cases/findingCase.ts";
import { gapCases } from "./cases/gapCases.ts";
import { holdCases } from "./cases/holdCases.ts";
import { itemStateCases } from "./cases/itemStateCases.ts";
import { savedCases } from "./cases/savedCases.ts";
import { withinAnswerCases } from "./cases/withinAnswerCases.ts";

/** Every case that the findings and their sentences are tested with. */
export const findingCases: Readonly<Record<string, readonly FindingCase[]>> = {
  "a gap between cached and real-time": gapCases,
  "what the bank itself shows": bankCases,
  "holds and pending rows": holdCases,
  "the Item's own state": itemStateCases,
  "calls that fail": failureCases,
  evaluations: evaluationCases,
  "sets and copies": copyCases,
  "within one answer": withinAnswerCases,
  "when all agree": agreementCases,
  "saved responses": savedCases,
};
