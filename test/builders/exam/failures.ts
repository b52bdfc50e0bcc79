import type { CallFailure } from "./setting.ts";

/** Kinds of failure a world can have. `other-product`: refused as if it had no bank login, for another reason. */
export type FailureKind = Exclude<CallFailure["means"], never> | "other-product";

/** What Plaid documents for each kind. Source: https://plaid.com/docs/errors/ */
const known: Readonly<Record<FailureKind, readonly CallFailure[]>> = {
  login: [failure("item-login-required", "ITEM_ERROR", "ITEM_LOGIN_REQUIRED", 400, "login")],
  item: [failure("item-error", "ITEM_ERROR", "INVALID_SEND_METHOD", 400, "item")],
  user: [
    failure("item-error", "ITEM_ERROR", "USER_SETUP_REQUIRED", 400, "user"),
    failure("item-error", "ITEM_ERROR", "ITEM_LOCKED", 400, "user"),
    failure("item-error", "ITEM_ERROR", "PASSWORD_RESET_REQUIRED", 400, "user"),
  ],
  consent: [
    failure("consent-required", "INVALID_INPUT", "ADDITIONAL_CONSENT_REQUIRED", 400, "consent"),
    failure("consent-required", "ITEM_ERROR", "ACCESS_NOT_GRANTED", 400, "consent"),
    failure("consent-required", "ITEM_ERROR", "USER_PERMISSION_REVOKED", 400, "consent"),
  ],
  institution: [
    failure("institution-error", "INSTITUTION_ERROR", "INSTITUTION_DOWN", 400, "institution"),
    failure("institution-error", "INSTITUTION_ERROR", "INSTITUTION_NOT_RESPONDING", 400, "institution"),
    failure("institution-error", "INSTITUTION_ERROR", "INSTITUTION_NOT_AVAILABLE", 400, "institution"),
  ],
  "institution-for-good": [
    failure("institution-error", "INSTITUTION_ERROR", "INSTITUTION_NO_LONGER_SUPPORTED", 400, "institution-for-good"),
    failure("institution-error", "INSTITUTION_ERROR", "UNAUTHORIZED_INSTITUTION", 400, "institution-for-good"),
  ],
  plaid: [
    failure("plaid-error", "API_ERROR", "INTERNAL_SERVER_ERROR", 500, "plaid"),
    failure("plaid-maintenance", "API_ERROR", "PLANNED_MAINTENANCE", 503, "plaid"),
  ],
  rate: [
    failure("rate-limited", "RATE_LIMIT_EXCEEDED", "BALANCE_LIMIT", 429, "rate"),
    failure("rate-limited", "RATE_LIMIT_EXCEEDED", "INSTITUTION_RATE_LIMIT", 429, "rate"),
    failure("rate-limited", "RATE_LIMIT_EXCEEDED", "ACCOUNTS_BALANCE_GET_LIMIT", 429, "rate"),
  ],
  "not-ready": [failure("product-not-ready", "ITEM_ERROR", "PRODUCT_NOT_READY", 400, "not-ready")],
  "no-accounts": [failure("item-error", "ITEM_ERROR", "NO_ACCOUNTS", 400, "no-accounts")],
  "account-unknown": [failure("invalid-account", "INVALID_INPUT", "INVALID_ACCOUNT_ID", 400, "account-unknown")],
  "no-bank-login": [failure("product-not-supported", "ITEM_ERROR", "PRODUCTS_NOT_SUPPORTED", 400, "no-bank-login")],
  "other-product": [failure("product-not-supported", "ITEM_ERROR", "PRODUCTS_NOT_SUPPORTED", 400, "other")],
  "capital-one-needs-time": [
    failure(
      "invalid-request",
      "INVALID_REQUEST",
      "INVALID_FIELD",
      400,
      "capital-one-needs-time",
      "min_last_updated_datetime must be provided for this institution",
    ),
  ],
  "capital-one-not-fresh": [
    failure(
      "nothing-fresh-enough",
      "INVALID_RESULT",
      "LAST_UPDATED_DATETIME_OUT_OF_RANGE",
      400,
      "capital-one-not-fresh",
    ),
  ],
  "evaluate-not-here": [
    failure("product-not-supported", "ITEM_ERROR", "PRODUCTS_NOT_SUPPORTED", 400, "evaluate-not-here"),
  ],
  other: [
    failure("invalid-request", "INVALID_REQUEST", "INVALID_FIELD", 400, "other", "client_user_id is too long"),
    failure("timed-out", "", "", 0, "other"),
    failure("connection-lost", "", "", 0, "other"),
  ],
};

function failure(
  reason: CallFailure["reason"],
  type: string,
  code: string,
  status: number,
  means: CallFailure["means"],
  message = "",
): CallFailure {
  return { reason, type, code, status, means, message };
}

/** The ways a kind of failure is answered. */
export function failuresOf(kind: FailureKind): readonly CallFailure[] {
  return known[kind];
}
