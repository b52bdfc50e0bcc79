import type { Command } from "../command.ts";
import { refreshing } from "./refreshProduct.ts";

/** Asks the bank for what is new of transactions: `/transactions/refresh`. */
export const refreshTransactions: Command = refreshing("transactions");
