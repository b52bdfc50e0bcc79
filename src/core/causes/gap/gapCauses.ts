// Written by `npm run generate` from the files of this folder and those beside it.
import type { GapCause } from "../cause.ts";
import { marginLoanCounted } from "../oneAnswer/marginLoan.ts";
import { adjustedByPlaid } from "./adjustedByPlaid.ts";
import { capitalOneReportedTime } from "./capitalOne.ts";
import { depositReversed } from "./depositReversed.ts";
import { holdNewerThanUpdate } from "./holdNewerThanUpdate.ts";
import { institutionUpdatesSlowed } from "./institutionStatus.ts";
import { limitChanged } from "./limitChanged.ts";
import { investmentsPricedApart } from "./oldCopy/investmentsPricedApart.ts";
import { noSubscriptionProduct } from "./oldCopy/noSubscriptionProduct.ts";
import { refreshPaused } from "./oldCopy/refreshPaused.ts";
import { staleCopy } from "./oldCopy/staleCopy.ts";
import { updatesFailing } from "./oldCopy/updatesFailing.ts";
import { pendingPosted } from "./pendingPosted.ts";
import { pendingReleased } from "./pendingReleased.ts";
import { pendingSettledOtherwise } from "./pendingSettledOtherwise.ts";

/** Every cause of a gap, in the order of their places. */
export const gapCauses: readonly GapCause[] = [
  adjustedByPlaid,
  capitalOneReportedTime,
  depositReversed,
  holdNewerThanUpdate,
  institutionUpdatesSlowed,
  investmentsPricedApart,
  limitChanged,
  marginLoanCounted,
  noSubscriptionProduct,
  pendingPosted,
  pendingReleased,
  pendingSettledOtherwise,
  refreshPaused,
  staleCopy,
  updatesFailing,
].toSorted((one, other) => one.place - other.place);
