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
import { codes as changeCauseCodes } from "./changeCause.ts";
import { changedBetweenCalls, codes as changedBetweenCallsCodes } from "./changedBetweenCalls.ts";
import { clockSkew, codes as clockSkewCodes } from "./clockSkew.ts";
import {
  cachedDiffersFromEvaluated,
  codes as cachedDiffersFromEvaluatedCodes,
} from "./evaluation/cachedDiffersFromEvaluated.ts";
import { debitCoverage, codes as debitCoverageCodes } from "./evaluation/debitCoverage.ts";
import { codes as evaluatedDiffersCodes } from "./evaluation/evaluatedDiffers.ts";
import { codes as evaluationCodes } from "./evaluation/evaluation.ts";
import { codes as evaluationIdsCodes } from "./evaluation/evaluationIds.ts";
import { evaluationRules, codes as evaluationsCodes } from "./evaluation/evaluations.ts";
import { rulesetsCompared, codes as rulesetsComparedCodes } from "./evaluation/rulesetsCompared.ts";
import { codes as cacheAgeWhileFailingCodes } from "./failure/cacheAgeWhileFailing.ts";
import { failedCalls } from "./failure/failedCalls.ts";
import { codes as failureCauseCodes } from "./failure/failureCause.ts";
import { itemState, codes as itemStateCodes } from "./failure/itemState.ts";
import { codes as limitReachedHereCodes } from "./failure/limitReachedHere.ts";
import { codes as oauthEndedCodes } from "./failure/oauthEnded.ts";
import { recoveredFailures, codes as recoveredFailuresCodes } from "./failure/recoveredFailures.ts";
import { codes as adjustedByPlaidCodes } from "./gap/adjustedByPlaid.ts";
import { codes as capitalOneCodes, capitalOneDated, capitalOneRefused } from "./gap/capitalOne.ts";
import { codes as depositReversedCodes } from "./gap/depositReversed.ts";
import { explainGap, codes as explainGapCodes } from "./gap/explainGap.ts";
import { codes as holdNewerThanUpdateCodes } from "./gap/holdNewerThanUpdate.ts";
import { institutionStatus, codes as institutionStatusCodes } from "./gap/institutionStatus.ts";
import { codes as limitChangedCodes } from "./gap/limitChanged.ts";
import { codes as investmentsPricedApartCodes } from "./gap/oldCopy/investmentsPricedApart.ts";
import { codes as noSubscriptionProductCodes } from "./gap/oldCopy/noSubscriptionProduct.ts";
import { codes as refreshPausedCodes } from "./gap/oldCopy/refreshPaused.ts";
import { codes as staleCopyCodes } from "./gap/oldCopy/staleCopy.ts";
import { codes as updatesFailingCodes } from "./gap/oldCopy/updatesFailing.ts";
import { codes as pendingPostedCodes } from "./gap/pendingPosted.ts";
import { codes as pendingReleasedCodes } from "./gap/pendingReleased.ts";
import { codes as pendingSettledOtherwiseCodes } from "./gap/pendingSettledOtherwise.ts";
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
  cachedDiffersFromEvaluated,
  capitalOneDated,
  capitalOneRefused,
  changedBetweenCalls,
  clockSkew,
  currencies,
  debitCoverage,
  endpointListsFewer,
  evaluationRules,
  explainGap,
  failedCalls,
  identityMatch,
  institutionStatus,
  itemState,
  marginLoan,
  numberInOneAnswer,
  recoveredFailures,
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
  ...cacheAgeWhileFailingCodes,
  ...cacheStillDiffersCodes,
  ...cachedCopiesCodes,
  ...cachedDiffersFromEvaluatedCodes,
  ...capitalOneCodes,
  ...changeCauseCodes,
  ...changedBetweenCallsCodes,
  ...clockSkewCodes,
  ...currenciesCodes,
  ...debitCoverageCodes,
  ...depositReversedCodes,
  ...endpointListsFewerCodes,
  ...evaluatedDiffersCodes,
  ...evaluationCodes,
  ...evaluationIdsCodes,
  ...evaluationsCodes,
  ...explainGapCodes,
  ...failureCauseCodes,
  ...holdNewerThanUpdateCodes,
  ...identityMatchCodes,
  ...institutionStatusCodes,
  ...investmentsPricedApartCodes,
  ...itemStateCodes,
  ...limitChangedCodes,
  ...limitReachedHereCodes,
  ...marginLoanCodes,
  ...noSubscriptionProductCodes,
  ...numberInOneAnswerCodes,
  ...oauthEndedCodes,
  ...otherDifferencesCodes,
  ...pendingPostedCodes,
  ...pendingReleasedCodes,
  ...pendingSettledOtherwiseCodes,
  ...recoveredFailuresCodes,
  ...refreshPausedCodes,
  ...rulesetsComparedCodes,
  ...runningBalanceCodes,
  ...staleCopyCodes,
  ...unexplainedCodes,
  ...updatesFailingCodes,
  ...withinOneAnswerCodes,
};
