import type { Command } from "../command.ts";
import { refreshing } from "./refreshProduct.ts";

/** Has Plaid refresh transactions: `/transactions/refresh`. */
export const refreshTransactions: Command = refreshing("transactions");
