interface ErrorFacts {
  readonly type: string;
  readonly status: number;
  readonly message: string;
  /** For the end user; absent where Plaid sends null. */
  readonly display?: string;
}

/** Every error code the emulator can answer, with the type and HTTP status Plaid gives it: https://plaid.com/docs/errors/ */
const errorFactsByCode = {
  INVALID_API_KEYS: invalidInput("invalid client_id or secret provided"),
  INVALID_ACCESS_TOKEN: invalidInput("could not find matching access token"),
  INVALID_PUBLIC_TOKEN: invalidInput("could not find matching public token"),
  INVALID_ACCOUNT_ID: invalidInput("failed to find requested account ID for requested item"),
  INVALID_INSTITUTION: invalidInput("invalid institution_id provided"),
  INVALID_LINK_TOKEN: invalidInput("could not find matching link token"),
  INVALID_PRODUCT: invalidInput("client is not authorized to access the requested product"),
  INVALID_CREDENTIALS: itemError(
    "the provided credentials were not correct",
    "The provided credentials were not correct. Please try again.",
  ),
  ADDITIONAL_CONSENT_REQUIRED: invalidInput("client does not have user consent to access the requested product"),
  UNAUTHORIZED_ROUTE_ACCESS: { type: "INVALID_INPUT", status: 403, message: "this route may not be reached this way" },
  MISSING_FIELDS: invalidRequest("required fields are missing"),
  UNKNOWN_FIELDS: invalidRequest("the request has fields that this endpoint does not know"),
  INVALID_FIELD: invalidRequest("a field is invalid"),
  INVALID_BODY: invalidRequest("body could not be parsed as JSON"),
  INVALID_HEADERS: invalidRequest("a header is missing or invalid"),
  INCOMPATIBLE_API_VERSION: invalidRequest("the API version is not supported"),
  NOT_FOUND: { type: "INVALID_REQUEST", status: 404, message: "the requested resource could not be found" },
  LAST_UPDATED_DATETIME_OUT_OF_RANGE: {
    type: "INVALID_RESULT",
    status: 400,
    message: "requested datetime out of range",
  },
  ITEM_LOGIN_REQUIRED: itemError(
    "the login details of this item have changed (credentials, MFA, or required user action) and a user login is required to update this information. use Link's update mode to restore the item to a good state",
  ),
  ITEM_NOT_FOUND: itemError(
    "The Item you requested cannot be found. This Item does not exist, has been previously removed via /item/remove, or has had access removed by the user.",
  ),
  ITEM_LOCKED: itemError(
    "the account is locked. prompt the user to visit the institution's site and unlock their account",
    "The given account has been locked by the financial institution. Please visit the financial institution's website to unlock the account.",
  ),
  ITEM_NOT_SUPPORTED: itemError(
    "this account is currently not supported",
    "The given account is not currently supported for this financial institution.",
  ),
  INSUFFICIENT_CREDENTIALS: itemError(
    "authorization was not completed",
    "The credentials provided were not sufficient.",
  ),
  INVALID_MFA: itemError(
    "the provided MFA response(s) were not correct",
    "The provided MFA responses were not correct. Please try again.",
  ),
  INVALID_SEND_METHOD: itemError("the provided MFA send method was invalid"),
  MFA_NOT_SUPPORTED: itemError("this account requires a MFA type that is not currently supported for the institution"),
  NO_ACCOUNTS: itemError(
    "no valid accounts were found for this item",
    "No valid accounts were found at the financial institution.",
  ),
  NO_AUTH_ACCOUNTS: itemError("there are no valid checking or savings account(s) associated with this Item"),
  NO_LIABILITY_ACCOUNTS: itemError("no liability accounts were found for this item"),
  NO_INVESTMENT_ACCOUNTS: itemError("no investment accounts were found for this item"),
  NO_INVESTMENT_AUTH_ACCOUNTS: itemError("no investment accounts with numbers were found for this item"),
  USER_INPUT_TIMEOUT: itemError("user did not complete the step in time"),
  USER_SETUP_REQUIRED: itemError(
    "the account has not been fully set up. prompt the user to visit the issuing institution's site and finish the setup process",
    "The given account is not fully set up. Please visit your financial institution's website to setup your account.",
  ),
  ACCESS_NOT_GRANTED: itemError("access to this product was not granted for the account"),
  PRODUCT_NOT_READY: itemError(
    "the requested product is not yet ready. please provide a webhook or try the request again later",
  ),
  PRODUCTS_NOT_SUPPORTED: itemError("the requested product(s) are not supported by this item"),
  PRODUCT_NOT_ENABLED: itemError("the product is not enabled for this item"),
  COUNTRY_NOT_SUPPORTED: institutionError("the country is not supported"),
  INSTITUTION_DOWN: institutionError(
    "this institution is not currently responding to this request. please try again soon",
    "This financial institution is not currently responding to requests. We apologize for the inconvenience.",
  ),
  INSTITUTION_NOT_RESPONDING: institutionError(
    "this institution is not currently responding to this request. please try again soon",
    "This financial institution is not currently responding to requests. We apologize for the inconvenience.",
  ),
  INSTITUTION_NOT_AVAILABLE: institutionError(
    "this institution is not currently available",
    "This financial institution is not currently available. We apologize for the inconvenience.",
  ),
  INSTITUTION_NO_LONGER_SUPPORTED: institutionError("this institution is no longer supported"),
  INSTITUTION_REGISTRATION_REQUIRED: institutionError(
    "you are not authorized to create items for this institution at this time",
  ),
  UNAUTHORIZED_INSTITUTION: institutionError(
    "you are not authorized to create items for this institution at this time",
  ),
  TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION: {
    type: "TRANSACTIONS_ERROR",
    status: 400,
    message:
      "Underlying transaction data changed since last page was fetched. Please restart pagination from last update.",
  },
  SANDBOX_PRODUCT_NOT_ENABLED: {
    type: "SANDBOX_ERROR",
    status: 400,
    message: "the requested product is not enabled for this item",
  },
  RULESET_NOT_FOUND: signalError(
    "the ruleset was not found. rulesets are made at https://dashboard.plaid.com/signal/risk-profiles",
  ),
  CLIENT_TRANSACTION_ID_ALREADY_IN_USE: signalError(
    "the client_transaction_id is already in use by a different transaction",
  ),
  SIGNAL_TRANSACTION_NOT_INITIATED: signalError("a return was reported for a transaction that was not initiated"),
  INVALID_CONFIGURATION_STATE: signalError("the configuration of Signal is invalid. check it in the Dashboard"),
  ADDENDUM_NOT_SIGNED: signalError("the Signal Addendum must be signed before user and device may be sent", 403),
  NOT_ENABLED_FOR_SIGNAL_TRANSACTION_SCORE_RULESETS: signalError(
    "client is not enabled for rulesets of Signal Transaction Scores",
    403,
  ),
  SANDBOX_WEBHOOK_INVALID: {
    type: "SANDBOX_ERROR",
    status: 400,
    message: "the webhook of this item is not set, or cannot be fired",
  },
  INVALID_WEBHOOK_VERIFICATION_KEY_ID: invalidInput("could not find a webhook verification key of this key_id"),
  INVALID_PROCESSOR_TOKEN: invalidInput("could not find matching processor token"),
  USER_NOT_FOUND: { type: "USER_ERROR", status: 400, message: "there is no user of this user_id" },
  UNAUTHORIZED_ENVIRONMENT: invalidInput("client is not authorized to access this environment"),
  USER_PERMISSION_REVOKED: invalidInput("the user revoked the permission to access this item"),
  SANDBOX_ONLY: invalidRequest("this endpoint is only available in sandbox"),
  ITEM_CONCURRENTLY_DELETED: itemError("this item was deleted while the operation was processing"),
  PASSWORD_RESET_REQUIRED: itemError("the user must reset the password at the institution"),
  INSTITUTION_NOT_ENABLED_IN_ENVIRONMENT: institutionError("this institution is not enabled in this environment"),
  UNSUPPORTED_RESPONSE: institutionError("the data of this institution could not be understood"),
  INSTITUTION_RATE_LIMIT: rateLimit("rate limit exceeded for requests to this institution. try again later"),
  CREDITS_EXHAUSTED: rateLimit("the free calls of this client are used up"),
  PLANNED_MAINTENANCE: {
    type: "API_ERROR",
    status: 503,
    message: "the Plaid API is temporarily unavailable for planned maintenance. try again soon",
  },
  RATE_LIMIT: rateLimit("rate limit exceeded. try again later"),
  BALANCE_LIMIT: rateLimit("rate limit exceeded for attempts to access this item's balance. try again later"),
  ACCOUNTS_BALANCE_GET_LIMIT: rateLimit("rate limit exceeded for balance requests of this client. try again later"),
  ACCOUNTS_LIMIT: rateLimit("rate limit exceeded for attempts to access this item's accounts. try again later"),
  ITEM_GET_LIMIT: rateLimit("rate limit exceeded for attempts to access this item. try again later"),
  AUTH_LIMIT: rateLimit("rate limit exceeded for attempts to access this item's auth data. try again later"),
  IDENTITY_LIMIT: rateLimit("rate limit exceeded for attempts to access this item's identity data. try again later"),
  TRANSACTIONS_LIMIT: rateLimit("rate limit exceeded for attempts to access this item's transactions. try again later"),
  TRANSACTIONS_SYNC_LIMIT: rateLimit(
    "rate limit exceeded for attempts to sync this item's transactions. try again later",
  ),
  TRANSACTIONS_REFRESH_LIMIT: rateLimit(
    "rate limit exceeded for attempts to refresh this item's transactions. try again later",
  ),
  INVESTMENT_HOLDINGS_GET_LIMIT: rateLimit(
    "rate limit exceeded for attempts to access this item's holdings. try again later",
  ),
  INVESTMENT_TRANSACTIONS_LIMIT: rateLimit(
    "rate limit exceeded for attempts to access this item's investment transactions. try again later",
  ),
  INSTITUTIONS_GET_LIMIT: rateLimit("rate limit exceeded for institution lists. try again later"),
  INSTITUTIONS_GET_BY_ID_LIMIT: rateLimit("rate limit exceeded for institution requests. try again later"),
  RECAPTCHA_BAD: {
    type: "RECAPTCHA_ERROR",
    status: 400,
    message: "the provided challenge response was denied. please try again",
  },
  // No call here makes a payment: these are for the passwords of Link that name them.
  PAYMENT_BLOCKED: paymentError("payment blocked"),
  PAYMENT_CANCELLED: paymentError("user cancelled the payment"),
  PAYMENT_INSUFFICIENT_FUNDS: paymentError("insufficient funds to complete the request"),
  PAYMENT_INVALID_RECIPIENT: paymentError("the recipient is invalid"),
  PAYMENT_INVALID_REFERENCE: paymentError("the reference is invalid"),
  PAYMENT_INVALID_SCHEDULE: paymentError("the schedule is invalid"),
  PAYMENT_REJECTED: paymentError("the payment was rejected by the institution"),
  PAYMENT_SCHEME_NOT_SUPPORTED: paymentError("the payment scheme is not supported"),
  INTERNAL_SERVER_ERROR: {
    type: "API_ERROR",
    status: 500,
    message: "an unexpected error occurred",
    display: "Something went wrong. Please try again later.",
  },
} satisfies Record<string, ErrorFacts>;

export type ErrorCode = keyof typeof errorFactsByCode;

export const errorFacts: Readonly<Record<ErrorCode, ErrorFacts>> = errorFactsByCode;

export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorFactsByCode, text);
}

function invalidInput(message: string): ErrorFacts {
  return { type: "INVALID_INPUT", status: 400, message };
}
function invalidRequest(message: string): ErrorFacts {
  return { type: "INVALID_REQUEST", status: 400, message };
}
function itemError(message: string, display?: string): ErrorFacts {
  return { type: "ITEM_ERROR", status: 400, message, ...(display === undefined ? {} : { display }) };
}
function institutionError(message: string, display?: string): ErrorFacts {
  return { type: "INSTITUTION_ERROR", status: 400, message, ...(display === undefined ? {} : { display }) };
}
function signalError(message: string, status = 400): ErrorFacts {
  return { type: "SIGNAL_ERROR", status, message };
}
function paymentError(message: string): ErrorFacts {
  return { type: "PAYMENT_ERROR", status: 400, message };
}
function rateLimit(message: string): ErrorFacts {
  return { type: "RATE_LIMIT_EXCEEDED", status: 429, message };
}
