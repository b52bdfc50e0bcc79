import type { EndpointPath } from "../endpoint/endpoint.ts";
import type { FindingCode } from "../findings/findingCode.ts";

/**
 * Who can resolve an error. `retry`: it passes by itself. `sign-in`: the user, in Link's update mode. `at-bank`: the
 * user does something on the bank's site first. `new-item`: this Item is lost, or cannot do it. `setup`: the request,
 * the keys, the Dashboard or the plan. `plaid`: a support ticket; no retry helps. `by-design`: expected, nothing to
 * fix.
 */
export type CodeClass = "retry" | "sign-in" | "at-bank" | "new-item" | "setup" | "plaid" | "by-design";

/** What an error code of Plaid's means. */
export interface CodeMeaning {
  readonly class: CodeClass;
  /** The code of the finding about it. */
  readonly finding: FindingCode;
  /** The variant of the finding's sentence; absent where one sentence fits all of its codes. */
  readonly variant?: string;
  /** The remedy: the code of an advice. */
  readonly remedy: string;
  /** Plaid's page on it. */
  readonly docUrl: string;
}

interface Entry extends CodeMeaning {
  /** Endpoints at which the code means something else. */
  readonly at?: Readonly<Partial<Record<EndpointPath, CodeMeaning>>>;
}

const errors = "https://plaid.com/docs/errors";
const pages = {
  item: `${errors}/item/`,
  institution: `${errors}/institution/`,
  rate: `${errors}/rate-limit-exceeded/`,
  input: `${errors}/invalid-input/`,
  request: `${errors}/invalid-request/`,
  result: `${errors}/invalid-result/`,
  signal: `${errors}/signal/`,
  transactions: `${errors}/transactions/`,
  api: `${errors}/api/`,
  accounts: "https://plaid.com/docs/api/accounts/",
  updateMode: "https://plaid.com/docs/link/update-mode/",
  signalApi: "https://plaid.com/docs/api/products/signal/#signalevaluate",
} as const;

function meaning(by: CodeClass, finding: FindingCode, remedy: string, docUrl: string, variant?: string): CodeMeaning {
  return { class: by, finding, remedy, docUrl, ...(variant !== undefined && { variant }) };
}

const user = (by: CodeClass, remedy: string): CodeMeaning => meaning(by, "user-action-needed", remedy, pages.item);
const item = (by: CodeClass, remedy: string): CodeMeaning => meaning(by, "item-error", remedy, pages.item);
const bank = (by: CodeClass, remedy: string, variant?: string): CodeMeaning =>
  meaning(by, "institution-trouble", remedy, pages.institution, variant);
const failed = (by: CodeClass, remedy: string, docUrl: string): CodeMeaning =>
  meaning(by, "call-failed", remedy, docUrl);
const limited = (remedy: string, variant: string, by: CodeClass = "retry"): CodeMeaning =>
  meaning(by, "rate-limited", remedy, pages.rate, variant);

const mendRequest = failed("setup", "mend-request", pages.request);
const tryInLink = user("sign-in", "try-in-link");
const notThatKind = failed("by-design", "share-accounts-of-product", pages.item);
const firstRead = meaning("retry", "product-not-ready", "wait-for-first-data", pages.item, "first-read");
const otherLimit = limited("wait-a-minute", "plain");

/**
 * Every code whose meaning is documented. Source: Plaid's pages on errors, each named in its entry, as of March 2026.
 * The meaning of a newer code is unknown, and nothing is guessed.
 */
const meanings: Readonly<Record<string, Entry>> = {
  // https://plaid.com/docs/errors/item/
  ITEM_LOGIN_REQUIRED: meaning("sign-in", "login-required", "update-mode", pages.item),
  ITEM_LOCKED: user("at-bank", "unlock-at-bank"),
  PASSWORD_RESET_REQUIRED: user("at-bank", "reset-password-at-bank"),
  USER_SETUP_REQUIRED: user("at-bank", "finish-setup-at-bank"),
  INVALID_CREDENTIALS: tryInLink,
  INVALID_MFA: tryInLink,
  INVALID_OTP: tryInLink,
  INVALID_PHONE_NUMBER: tryInLink,
  INSUFFICIENT_CREDENTIALS: tryInLink,
  USER_INPUT_TIMEOUT: tryInLink,
  INVALID_SEND_METHOD: item("retry", "retry-or-ticket"),
  INVALID_UPDATED_USERNAME: user("sign-in", "original-username"),
  MFA_NOT_SUPPORTED: item("new-item", "link-another"),
  ITEM_NOT_SUPPORTED: item("new-item", "link-another"),
  ITEM_NOT_FOUND: failed("new-item", "link-again", pages.item),
  ITEM_CONCURRENTLY_DELETED: failed("new-item", "link-again", pages.item),
  INSTANT_MATCH_FAILED: failed("by-design", "none", pages.item),
  MANUAL_VERIFICATION_REQUIRED: user("sign-in", "verify-in-link"),
  NO_ACCOUNTS: meaning("sign-in", "no-accounts", "update-mode-account-selection", pages.item),
  NO_AUTH_ACCOUNTS: notThatKind,
  NO_INVESTMENT_ACCOUNTS: notThatKind,
  NO_INVESTMENT_AUTH_ACCOUNTS: notThatKind,
  NO_LIABILITY_ACCOUNTS: notThatKind,
  PRODUCT_NOT_READY: {
    ...meaning("retry", "product-not-ready", "call-again-soon", pages.item, "plain"),
    at: {
      "/transactions/get": firstRead,
      "/transactions/sync": firstRead,
      "/auth/get": meaning("by-design", "product-not-ready", "wait-for-verification", pages.item, "verification"),
      "/signal/evaluate": meaning("retry", "product-not-ready", "evaluate-again-soon", pages.item, "evaluation"),
      "/investments/transactions/get": meaning(
        "retry",
        "product-not-ready",
        "wait-for-historical-update",
        pages.item,
        "historical",
      ),
    },
  },
  PRODUCTS_NOT_SUPPORTED: notSupported(),
  PRODUCT_NOT_SUPPORTED: notSupported(),
  PRODUCT_NOT_ENABLED: failed("setup", "create-with-product", pages.item),

  // https://plaid.com/docs/errors/institution/
  INSTITUTION_DOWN: bank("retry", "retry-later-use-cached"),
  INSTITUTION_NOT_RESPONDING: bank("retry", "retry-later-use-cached"),
  // The maintenance is of Plaid's connection, not of the bank.
  INSTITUTION_NOT_AVAILABLE: bank("retry", "wait-for-connection"),
  INSTITUTION_NO_LONGER_SUPPORTED: bank("plaid", "link-oauth-or-ticket", "for-good"),
  UNSUPPORTED_RESPONSE: bank("plaid", "ticket-with-institution", "for-good"),
  INSTITUTION_REGISTRATION_REQUIRED: failed("setup", "register-for-institution", pages.institution),
  UNAUTHORIZED_INSTITUTION: failed("setup", "get-production-access", pages.institution),
  INSTITUTION_NOT_ENABLED_IN_ENVIRONMENT: failed("setup", "check-institution", pages.institution),
  INSTITUTION_NOT_FOUND: failed("setup", "check-institution", pages.institution),

  // https://plaid.com/docs/errors/rate-limit-exceeded/
  BALANCE_LIMIT: limited("wait-or-evaluate", "item"),
  ACCOUNTS_BALANCE_GET_LIMIT: limited("spread-calls", "client"),
  INSTITUTION_RATE_LIMIT: limited("back-off-bank", "bank"),
  CREDITS_EXHAUSTED: limited("ask-for-production", "credits", "setup"),
  RATE_LIMIT: limited("check-for-sandbox-login", "plain"),
  ACCOUNTS_LIMIT: otherLimit,
  AUTH_LIMIT: otherLimit,
  IDENTITY_LIMIT: otherLimit,
  ITEM_GET_LIMIT: otherLimit,
  TRANSACTIONS_LIMIT: otherLimit,
  TRANSACTIONS_SYNC_LIMIT: otherLimit,
  TRANSACTIONS_REFRESH_LIMIT: otherLimit,
  INVESTMENT_HOLDINGS_GET_LIMIT: otherLimit,
  INVESTMENT_TRANSACTIONS_LIMIT: otherLimit,
  INSTITUTIONS_GET_LIMIT: otherLimit,
  INSTITUTIONS_GET_BY_ID_LIMIT: otherLimit,
  // Plaid's pages list it without a description; its own message has one.
  TRIAL_CONNECTION_LIMIT: limited("look-code-up", "plain", "setup"),

  // https://plaid.com/docs/errors/invalid-input/
  INVALID_API_KEYS: failed("setup", "check-keys", pages.input),
  UNAUTHORIZED_ENVIRONMENT: failed("setup", "enable-environment", pages.input),
  UNAUTHORIZED_ROUTE_ACCESS: failed("setup", "enable-endpoint", pages.input),
  INVALID_ACCESS_TOKEN: failed("setup", "check-token", pages.input),
  INVALID_PUBLIC_TOKEN: failed("setup", "run-link-again", pages.input),
  INVALID_PROCESSOR_TOKEN: failed("setup", "check-processor-token", pages.input),
  INVALID_ACCOUNT_ID: meaning("sign-in", "account-unknown", "read-account-ids-again", pages.accounts),
  INVALID_PRODUCT: failed("setup", "check-product", pages.input),
  INVALID_INSTITUTION: failed("setup", "check-institution", pages.input),
  ADDITIONAL_CONSENT_REQUIRED: meaning("sign-in", "consent-required", "consent-to-product", pages.updateMode),
  ACCESS_NOT_GRANTED: meaning("sign-in", "consent-required", "share-as-owner", pages.item, "not-granted"),
  // The old Item is never reactivated, so update mode does not help.
  USER_PERMISSION_REVOKED: meaning("new-item", "consent-required", "remove-and-link-again", pages.input, "revoked"),
  USER_ACCOUNT_REVOKED: meaning("sign-in", "consent-required", "update-mode", pages.updateMode, "account-revoked"),

  // https://plaid.com/docs/errors/invalid-request/ and …/invalid-result/
  INVALID_FIELD: mendRequest,
  MISSING_FIELDS: mendRequest,
  UNKNOWN_FIELDS: mendRequest,
  INVALID_BODY: mendRequest,
  INVALID_HEADERS: mendRequest,
  INCOMPATIBLE_API_VERSION: mendRequest,
  NOT_FOUND: failed("setup", "check-address", pages.request),
  NO_LONGER_AVAILABLE: failed("setup", "check-address", pages.request),
  SANDBOX_ONLY: failed("setup", "check-address", pages.request),
  LAST_UPDATED_DATETIME_OUT_OF_RANGE: failed("by-design", "ask-for-older", pages.result),

  // https://plaid.com/docs/errors/signal/
  RULESET_NOT_FOUND: failed("setup", "create-ruleset", pages.signal),
  ADDENDUM_NOT_SIGNED: failed("setup", "leave-out-user-and-device", pages.signal),
  NOT_ENABLED_FOR_SIGNAL_TRANSACTION_SCORE_RULESETS: failed("setup", "enable-scores", pages.signal),
  INVALID_CONFIGURATION_STATE: failed("plaid", "send-key-and-contact-plaid", pages.signal),
  CLIENT_TRANSACTION_ID_ALREADY_IN_USE: failed("setup", "use-new-transaction-id", pages.signal),
  SIGNAL_TRANSACTION_NOT_INITIATED: failed("setup", "report-decision-again", pages.signal),

  // https://plaid.com/docs/errors/transactions/ and …/api/
  TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION: failed("retry", "restart-sync", pages.transactions),
  INTERNAL_SERVER_ERROR: meaning("retry", "plaid-trouble", "retry-or-share", pages.api),
  "plaid-internal-error": meaning("retry", "plaid-trouble", "retry-or-share", pages.api),
  PLANNED_MAINTENANCE: meaning("retry", "plaid-trouble", "see-status", pages.api),
};

/** One code with two spellings: each endpoint has its own reason not to support an Item. */
function notSupported(): Entry {
  return {
    ...failed("setup", "add-product", pages.item),
    at: {
      "/accounts/balance/get": meaning("by-design", "manual-account", "no-real-time-here", pages.item),
      "/signal/evaluate": meaning("by-design", "evaluate-not-supported", "read-real-time", pages.signalApi),
      "/identity/match": failed("by-design", "not-seen-before", pages.item),
    },
  };
}

/** What a code means, at an endpoint where that matters; null where Plaid's pages do not have it. */
export function meaningOfCode(code: string, endpoint?: EndpointPath): CodeMeaning | null {
  // Codes come from the network: `constructor` must not find an inherited property.
  const entry = Object.hasOwn(meanings, code) ? meanings[code] : undefined;
  if (entry === undefined) return null;
  const { at, ...meaning } = entry;
  return (endpoint === undefined ? undefined : at?.[endpoint]) ?? meaning;
}

/** Every code that has a meaning. */
export const knownCodes: readonly string[] = Object.keys(meanings);
