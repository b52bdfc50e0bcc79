import type { Command } from "../command.ts";
import { refreshing } from "./refreshProduct.ts";

/** Has Plaid refresh investments: `/investments/refresh`. */
export const refreshInvestments: Command = refreshing("investments");
