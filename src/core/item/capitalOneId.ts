/**
 * Plaid's id of Capital One, the only bank that dates its balances, and that has no real-time balances for cards and
 * loans.
 */
export const capitalOneId = "ins_128026";
