import type { Command } from "../command.ts";
import { refreshing } from "./refreshProduct.ts";

/** Asks the bank for what is new of investments: `/investments/refresh`. */
export const refreshInvestments: Command = refreshing("investments");
