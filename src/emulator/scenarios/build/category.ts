const primaries = [
  "INCOME",
  "TRANSFER_IN",
  "TRANSFER_OUT",
  "LOAN_PAYMENTS",
  "LOAN_DISBURSEMENTS",
  "BANK_FEES",
  "ENTERTAINMENT",
  "FOOD_AND_DRINK",
  "GENERAL_MERCHANDISE",
  "HOME_IMPROVEMENT",
  "MEDICAL",
  "PERSONAL_CARE",
  "GENERAL_SERVICES",
  "GOVERNMENT_AND_NON_PROFIT",
  "TRANSPORTATION",
  "TRAVEL",
  "RENT_AND_UTILITIES",
];

/** Plaid's two levels from the detailed one, which begins with its primary; without any, other income or spending. */
export function categoryOf(detailed: string | undefined, amount: number): { primary: string; detailed: string } {
  const primary = primaries.find((each) => detailed?.startsWith(`${each}_`) === true);
  if (primary !== undefined && detailed !== undefined) return { primary, detailed };
  return amount < 0
    ? { primary: "INCOME", detailed: "INCOME_OTHER_INCOME" }
    : { primary: "GENERAL_MERCHANDISE", detailed: "GENERAL_MERCHANDISE_OTHER_GENERAL_MERCHANDISE" };
}
