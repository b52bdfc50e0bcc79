import { type Codes, docs, type GapCause } from "../../cause.ts";
import { gapBase } from "../gapBase.ts";
import { isStopped, itemBefore } from "./itemUpdates.ts";

export const codes: Codes = {
  "investments-priced-apart": { no: 26, most: "possible", settledBy: "refresh-investments" },
};

/**
 * Investments are priced about once a day, after the market closes, and the bank has a newer price. At most possible:
 * money moved in or out, or a trade that settled, changes the value as well. Not stated where the last update failed:
 * then more is missing than last night's price.
 */
export const investmentsPricedApart: GapCause = {
  about: "movement",
  place: 100,
  find: (gap, evidence) => {
    const { type } = gap.account;
    if ((type !== "investment" && type !== "brokerage") || !evidence.products.includes("investments")) return null;
    const answer = itemBefore(gap, evidence);
    if (answer !== null && isStopped(gap, answer)) return null;
    return {
      ...gapBase(gap, evidence),
      code: "investments-priced-apart",
      ...(gap.asOf.ageMs === null && { variant: "unknown-age" }),
      certainty: "possible",
      advice: "refresh-investments",
      docUrl: docs.investments,
    };
  },
};
