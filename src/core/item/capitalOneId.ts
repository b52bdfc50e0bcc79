/** Plaid's id of Capital One: the one bank that dates its balances, and gives none in real time of cards and loans. */
export const capitalOneId = "ins_128026";
