// Written by `npm run generate` from the files of this folder.
import { accountInOneResponse, codes as accountInOneResponseCodes } from "./accounts/accountInOneResponse.ts";
import { accountNotAskedFor, codes as accountNotAskedForCodes } from "./accounts/accountNotAskedFor.ts";
import { endpointListsFewer, codes as endpointListsFewerCodes } from "./accounts/endpointListsFewer.ts";
import { agreement, codes as agreementCodes } from "./agreement.ts";
import { bankShows, codes as bankShowsCodes } from "./bankShows/bankShows.ts";
import { codes as bankShowsCausesCodes } from "./bankShows/bankShowsCauses.ts";
import { cachedCopies, codes as cachedCopiesCodes } from "./cachedCopies.ts";
import { cacheStillDiffers, codes as cacheStillDiffersCodes } from "./cacheStillDiffers.ts";
import type { Codes, Rule } from "./cause.ts";
import { changes, codes as changesCodes } from "./changes.ts";
import { clocks, codes as clocksCodes } from "./clocks.ts";
import { debitCoverage, codes as debitCoverageCodes } from "./evaluation/debitCoverage.ts";
import { codes as evaluatedDiffersCodes } from "./evaluation/evaluatedDiffers.ts";
import { evaluatedInstead, codes as evaluatedInsteadCodes } from "./evaluation/evaluatedInstead.ts";
import { codes as evaluationCodes } from "./evaluation/evaluation.ts";
import { codes as evaluationIdsCodes } from "./evaluation/evaluationIds.ts";
import { evaluationRules, codes as evaluationsCodes } from "./evaluation/evaluations.ts";
import { rulesetsCompared, codes as rulesetsComparedCodes } from "./evaluation/rulesetsCompared.ts";
import { codes as copiesOfCodes } from "./failure/copiesOf.ts";
import { failedCalls, codes as failedCallsCodes } from "./failure/failedCalls.ts";
import { codes as failureCauseCodes } from "./failure/failureCause.ts";
import { history, codes as historyCodes } from "./failure/history.ts";
import { itemState, codes as itemStateCodes } from "./failure/itemState.ts";
import { codes as oauthEndedCodes } from "./failure/oauthEnded.ts";
import { codes as adjustedByPlaidCodes } from "./gap/adjustedByPlaid.ts";
import { codes as capitalOneCodes, capitalOneDated, capitalOneRefused } from "./gap/capitalOne.ts";
import { codes as depositReversedCodes } from "./gap/depositReversed.ts";
import { differences, codes as differencesCodes } from "./gap/differences.ts";
import { institutionStatus, codes as institutionStatusCodes } from "./gap/institutionStatus.ts";
import { codes as limitChangedCodes } from "./gap/limitChanged.ts";
import { codes as movedMoneyCodes } from "./gap/movedMoney.ts";
import { codes as settledOtherwiseCodes } from "./gap/settledOtherwise.ts";
import { codes as staleCopyCodes } from "./gap/staleCopy.ts";
import { codes as unexplainedCodes } from "./gap/unexplained.ts";
import { identityMatch, codes as identityMatchCodes } from "./identityMatch.ts";
import { availableBesideCurrent, codes as availableBesideCurrentCodes } from "./oneAnswer/availableBesideCurrent.ts";
import { currencies, codes as currenciesCodes } from "./oneAnswer/currencies.ts";
import { marginLoan, codes as marginLoanCodes } from "./oneAnswer/marginLoan.ts";
import { numberInOneAnswer, codes as numberInOneAnswerCodes } from "./oneAnswer/numberInOneAnswer.ts";
import { runningBalance, codes as runningBalanceCodes } from "./oneAnswer/runningBalance.ts";
import { withinOneAnswer, codes as withinOneAnswerCodes } from "./oneAnswer/withinOneAnswer.ts";
import { codes as otherDifferencesCodes } from "./otherDifferences.ts";

/** Every rule, in the order of their places. */
export const rules: readonly Rule[] = [
  accountInOneResponse,
  accountNotAskedFor,
  agreement,
  availableBesideCurrent,
  bankShows,
  cacheStillDiffers,
  cachedCopies,
  capitalOneDated,
  capitalOneRefused,
  changes,
  clocks,
  currencies,
  debitCoverage,
  differences,
  endpointListsFewer,
  evaluatedInstead,
  evaluationRules,
  failedCalls,
  history,
  identityMatch,
  institutionStatus,
  itemState,
  marginLoan,
  numberInOneAnswer,
  rulesetsCompared,
  runningBalance,
  withinOneAnswer,
].toSorted((one, other) => one.place - other.place);

/** Every code that a rule states. */
export const codes: Codes = {
  ...accountInOneResponseCodes,
  ...accountNotAskedForCodes,
  ...adjustedByPlaidCodes,
  ...agreementCodes,
  ...availableBesideCurrentCodes,
  ...bankShowsCausesCodes,
  ...bankShowsCodes,
  ...cacheStillDiffersCodes,
  ...cachedCopiesCodes,
  ...capitalOneCodes,
  ...changesCodes,
  ...clocksCodes,
  ...copiesOfCodes,
  ...currenciesCodes,
  ...debitCoverageCodes,
  ...depositReversedCodes,
  ...differencesCodes,
  ...endpointListsFewerCodes,
  ...evaluatedDiffersCodes,
  ...evaluatedInsteadCodes,
  ...evaluationCodes,
  ...evaluationIdsCodes,
  ...evaluationsCodes,
  ...failedCallsCodes,
  ...failureCauseCodes,
  ...historyCodes,
  ...identityMatchCodes,
  ...institutionStatusCodes,
  ...itemStateCodes,
  ...limitChangedCodes,
  ...marginLoanCodes,
  ...movedMoneyCodes,
  ...numberInOneAnswerCodes,
  ...oauthEndedCodes,
  ...otherDifferencesCodes,
  ...rulesetsComparedCodes,
  ...runningBalanceCodes,
  ...settledOtherwiseCodes,
  ...staleCopyCodes,
  ...unexplainedCodes,
  ...withinOneAnswerCodes,
};
