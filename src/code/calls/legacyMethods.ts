import type { CodeLanguage } from "../languages/language.ts";
import type { CodeEndpoint } from "./sdkMethods.ts";

/** The methods of an SDK from before Plaid generated them, in 2021. */
interface LegacySdk {
  /** What the text of a file that uses it has: its names alone are everybody's. A chain of three is its own evidence. */
  readonly evidence: RegExp;
  /** A method, or a chain of them, to its endpoint. */
  readonly methods: Readonly<Record<string, CodeEndpoint>>;
}

/** Sources: the README of plaid-node 8, plaid-python 7, plaid-ruby 13 and plaid-go 1. */
export const legacySdks: Readonly<Partial<Record<CodeLanguage, LegacySdk>>> = {
  typescript: {
    evidence: /\bplaid\s*\.\s*Client\s*\(|\bnew\s+Client\s*\(/i,
    methods: {
      getAccounts: "/accounts/get",
      getBalance: "/accounts/balance/get",
      getAuth: "/auth/get",
      getIdentity: "/identity/get",
      getItem: "/item/get",
      getTransactions: "/transactions/get",
      getHoldings: "/investments/holdings/get",
      getInvestmentTransactions: "/investments/transactions/get",
      getLiabilities: "/liabilities/get",
      getAssetReport: "/asset_report/get",
      exchangePublicToken: "/item/public_token/exchange",
      createLinkToken: "/link/token/create",
      refreshTransactions: "/transactions/refresh",
    },
  },
  python: {
    evidence: /plaid/i,
    methods: {
      "Accounts.get": "/accounts/get",
      "Accounts.balance.get": "/accounts/balance/get",
      "Auth.get": "/auth/get",
      "Identity.get": "/identity/get",
      "Item.get": "/item/get",
      "Transactions.get": "/transactions/get",
      "Holdings.get": "/investments/holdings/get",
      "InvestmentTransactions.get": "/investments/transactions/get",
      "Liabilities.get": "/liabilities/get",
      "AssetReport.get": "/asset_report/get",
      "Item.public_token.exchange": "/item/public_token/exchange",
      "LinkToken.create": "/link/token/create",
      "Sandbox.public_token.create": "/sandbox/public_token/create",
      "Transactions.refresh": "/transactions/refresh",
    },
  },
  ruby: {
    evidence: /\bPlaid::Client\b/,
    methods: {
      "accounts.get": "/accounts/get",
      "accounts.balance.get": "/accounts/balance/get",
      "auth.get": "/auth/get",
      "identity.get": "/identity/get",
      "item.get": "/item/get",
      "transactions.get": "/transactions/get",
      "liabilities.get": "/liabilities/get",
      "asset_report.get": "/asset_report/get",
      "item.public_token.exchange": "/item/public_token/exchange",
      "link_token.create": "/link/token/create",
      "sandbox.sandbox_public_token.create": "/sandbox/public_token/create",
      "transactions.refresh": "/transactions/refresh",
    },
  },
  go: {
    evidence: /\bplaid\.NewClient\(|"github\.com\/plaid\/plaid-go\/plaid"/,
    methods: {
      GetAccounts: "/accounts/get",
      GetAccountsWithOptions: "/accounts/get",
      GetBalances: "/accounts/balance/get",
      GetBalancesWithOptions: "/accounts/balance/get",
      GetAuth: "/auth/get",
      GetAuthWithOptions: "/auth/get",
      GetIdentity: "/identity/get",
      GetItem: "/item/get",
      GetTransactions: "/transactions/get",
      GetTransactionsWithOptions: "/transactions/get",
      GetHoldings: "/investments/holdings/get",
      GetInvestmentTransactions: "/investments/transactions/get",
      GetLiabilities: "/liabilities/get",
      ExchangePublicToken: "/item/public_token/exchange",
      CreateLinkToken: "/link/token/create",
      CreateSandboxPublicToken: "/sandbox/public_token/create",
    },
  },
};
