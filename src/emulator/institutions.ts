import { hour } from "./time/time.ts";

/** The facts of a bank. Ids and names are those of Plaid's Sandbox. */
export interface EmulatedInstitution {
  readonly id: string;
  readonly name: string;
  readonly countries: readonly string[];
  readonly products: readonly string[];
  readonly oauth: boolean;
  readonly routingNumbers: readonly string[];
  readonly url: string | null;
  /** ms between two background updates of transactions (Plaid: one to four a day); null: they have stopped. */
  readonly transactionsEvery: number | null;
  /** Capital One and USAA list no pending transactions. */
  readonly listsPending: boolean;
  readonly currency: string;
  /** Every call that needs the bank fails with this code. */
  readonly always?: "INSTITUTION_DOWN" | "INSTITUTION_NO_LONGER_SUPPORTED";
}

const inAmerica = [
  "assets",
  "auth",
  "balance",
  "transactions",
  "identity",
  "identity_match",
  "investments",
  "liabilities",
  "signal",
  "recurring_transactions",
  "income_verification",
  "investments_auth",
  "statements",
  "transactions_refresh",
  "transfer",
];
const inEurope = ["assets", "auth", "balance", "transactions", "identity"];

/** Source: https://plaid.com/docs/sandbox/institutions/ */
export const institutions: readonly EmulatedInstitution[] = [
  american("ins_109508", "First Platypus Bank", { routingNumbers: ["011401533", "021000021"] }),
  american("ins_130016", "First Platypus Balance Bank"),
  american("ins_109509", "First Gingham Credit Union"),
  american("ins_109510", "Tattersall Federal Credit Union", { transactionsEvery: 24 * hour }),
  american("ins_109511", "Tartan Bank", { transactionsEvery: 12 * hour }),
  american("ins_109512", "Houndstooth Bank"),
  {
    ...american("ins_43", "Tartan-Dominion Bank of Canada"),
    countries: ["CA"],
    currency: "CAD",
    products: without("signal", "income_verification", "investments_auth", "statements", "transfer"),
  },
  {
    ...american("ins_116834", "Flexible Platypus Open Banking"),
    countries: ["GB"],
    currency: "GBP",
    products: inEurope,
    oauth: true,
  },
  {
    ...american("ins_117650", "Royal Bank of Plaid"),
    countries: ["GB"],
    currency: "GBP",
    products: inEurope,
    oauth: true,
  },
  american("ins_127287", "Platypus OAuth Bank", { oauth: true }),
  american("ins_132241", "First Platypus OAuth App2App Bank", { oauth: true }),
  {
    ...american("ins_117181", "Platypus UK QR Bank"),
    countries: ["GB"],
    currency: "GBP",
    products: inEurope,
    oauth: true,
  },
  // Plaid's suites ask it for payroll income. Its name there is not recorded: this one is ours.
  american("ins_135842", "Payroll Platypus"),
  american("ins_135858", "Windowpane Bank"),
  american("ins_132363", "Unhealthy Platypus Bank - Degraded", { transactionsEvery: 48 * hour }),
  american("ins_132361", "Unhealthy Platypus Bank - Down", { always: "INSTITUTION_DOWN" }),
  american("ins_133402", "Unsupported Platypus Bank", { always: "INSTITUTION_NO_LONGER_SUPPORTED" }),
  american("ins_133502", "Platypus RUX Bank"),
  american("ins_133503", "Platypus RUX OAuth Bank", { oauth: true }),
  american("ins_138395", "First Platypus Limited Purpose"),
  american("ins_128026", "Capital One", {
    oauth: true,
    listsPending: false,
    transactionsEvery: 24 * hour,
    url: "https://www.capitalone.com",
  }),
  american("ins_56", "Chase", { oauth: true, url: "https://www.chase.com" }),
  american("ins_127991", "Wells Fargo", { oauth: true, url: "https://www.wellsfargo.com" }),
  american("ins_116944", "Sallie Mae", { url: "https://www.salliemae.com", products: without("auth") }),
];

function american(id: string, name: string, differences: Partial<EmulatedInstitution> = {}): EmulatedInstitution {
  return {
    id,
    name,
    countries: ["US"],
    products: inAmerica,
    oauth: false,
    routingNumbers: [],
    url: null,
    transactionsEvery: 6 * hour,
    listsPending: true,
    currency: "USD",
    ...differences,
  };
}

function without(...products: readonly string[]): readonly string[] {
  return inAmerica.filter((each) => !products.includes(each));
}

export function institutionOf(id: string): EmulatedInstitution | undefined {
  return institutions.find((each) => each.id === id);
}
