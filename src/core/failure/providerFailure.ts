import type { FailureReason, ProviderError } from "./errors.ts";

/** Codes with a meaning of their own, whatever their type. Source: https://plaid.com/docs/errors/ */
const reasonsByCode: Readonly<Record<string, FailureReason>> = {
  ITEM_LOGIN_REQUIRED: "item-login-required",
  ITEM_NOT_FOUND: "item-not-found",
  ITEM_CONCURRENTLY_DELETED: "item-not-found",
  ACCESS_NOT_GRANTED: "consent-required",
  ADDITIONAL_CONSENT_REQUIRED: "consent-required",
  USER_PERMISSION_REVOKED: "consent-required",
  USER_ACCOUNT_REVOKED: "consent-required",
  PRODUCT_NOT_READY: "product-not-ready",
  PRODUCTS_NOT_SUPPORTED: "product-not-supported",
  PRODUCT_NOT_SUPPORTED: "product-not-supported",
  PRODUCT_NOT_ENABLED: "product-not-supported",
  INVALID_PRODUCT: "product-not-supported",
  UNAUTHORIZED_ROUTE_ACCESS: "product-not-supported",
  NO_AUTH_ACCOUNTS: "product-not-supported",
  NO_LIABILITY_ACCOUNTS: "product-not-supported",
  NO_INVESTMENT_ACCOUNTS: "product-not-supported",
  INVALID_API_KEYS: "invalid-keys",
  UNAUTHORIZED_ENVIRONMENT: "invalid-keys",
  INVALID_ACCESS_TOKEN: "invalid-access-token",
  INVALID_PROCESSOR_TOKEN: "invalid-access-token",
  INVALID_ACCOUNT_ID: "invalid-account",
  LAST_UPDATED_DATETIME_OUT_OF_RANGE: "nothing-fresh-enough",
  TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION: "sync-mutated",
  PLANNED_MAINTENANCE: "plaid-maintenance",
};

const reasonsByType: Readonly<Record<string, FailureReason>> = {
  ITEM_ERROR: "item-error",
  INSTITUTION_ERROR: "institution-error",
  RATE_LIMIT_EXCEEDED: "rate-limited",
  SIGNAL_ERROR: "signal-error",
  API_ERROR: "plaid-error",
  INVALID_REQUEST: "invalid-request",
  INVALID_INPUT: "invalid-request",
  SANDBOX_ERROR: "invalid-request",
};

/** Plaid's error object in a parsed body; null when the body is none. */
export function providerErrorOf(body: unknown, httpStatus: number): ProviderError | null {
  if (typeof body !== "object" || body === null) return null;
  const errorType = textIn(body, "error_type");
  const errorCode = textIn(body, "error_code");
  if (errorType === null || errorCode === null) return null;
  const errorCodeReason = textIn(body, "error_code_reason");
  return {
    errorType,
    errorCode,
    ...(errorCodeReason !== null && { errorCodeReason }),
    errorMessage: textIn(body, "error_message") ?? "",
    displayMessage: textIn(body, "display_message"),
    documentationUrl: textIn(body, "documentation_url"),
    httpStatus,
  };
}

/** Plaid says to branch on code and type. The HTTP status decides only for a type this table does not know. */
export function reasonOfProviderError(error: ProviderError): FailureReason {
  return (
    ownEntry(reasonsByCode, error.errorCode) ??
    ownEntry(reasonsByType, error.errorType) ??
    reasonOfStatus(error.httpStatus) ??
    "unknown-plaid-error"
  );
}

/** What a status alone proves, for a response without Plaid's error object; null when it proves nothing. */
export function reasonOfStatus(httpStatus: number): FailureReason | null {
  if (httpStatus === 407) return "proxy-refused";
  if (httpStatus === 429) return "rate-limited";
  return httpStatus >= 500 ? "plaid-error" : null;
}

/** The string at `key`, or null. */
export function textIn(body: object, key: string): string | null {
  const value: unknown = Reflect.get(body, key);
  return typeof value === "string" ? value : null;
}

/** Codes come from the network: `constructor` must not find an inherited property. */
function ownEntry(table: Readonly<Record<string, FailureReason>>, key: string): FailureReason | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
