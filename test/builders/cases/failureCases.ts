import { reasonOfProviderError } from "../../../src/core/failure/providerFailure.ts";
import { creditCard } from "../accounts.ts";
import { authOnly, failedReading, itemFacts, okReading, signalFacts, skippedReading } from "../comparison.ts";
import { daysAgo, hoursAgo } from "../times.ts";
import { type FindingCase, findingCase, matching, same } from "./findingCase.ts";

function realTimeFails(
  name: string,
  reason: Parameters<typeof failedReading>[2],
  code: string,
  found: string,
): FindingCase {
  const realTime = failedReading("real-time", "/accounts/balance/get", reason, code);
  return findingCase(name, { cached: same, realTime }, [found]);
}

/** The reason that a code is told by, as the client works it out. */
function reasonOf(errorCode: string): Parameters<typeof failedReading>[2] {
  return reasonOfProviderError({
    errorType: "ITEM_ERROR",
    errorCode,
    errorMessage: "",
    displayMessage: null,
    documentationUrl: null,
    httpStatus: 400,
  });
}

const capitalOne = itemFacts({ institutionId: "ins_128026", institutionName: "Capital One" });

/** A comparison in which these calls were all, and each failed for the same reason. */
function noneAnswers(name: string, calls: readonly ReturnType<typeof failedReading>[]): FindingCase {
  const { comparison, ...rest } = findingCase(name, { more: calls }, ["call-failed certain"]);
  return { ...rest, comparison: { ...comparison, readings: calls } };
}

/** A login that ended, with Plaid's reason beside the code. */
function loginEnded(name: string, errorCodeReason: string, found: readonly string[]): FindingCase {
  const { failure, ...rest } = failedReading(
    "real-time",
    "/accounts/balance/get",
    "item-login-required",
    "ITEM_LOGIN_REQUIRED",
    "the login details of this item have changed",
  );
  const provider = failure.provider === undefined ? {} : { provider: { ...failure.provider, errorCodeReason } };
  return findingCase(name, { cached: same, realTime: { ...rest, failure: { ...failure, ...provider } } }, found);
}

/** Calls that failed. */
export const failureCases: readonly FindingCase[] = [
  realTimeFails("the bank is down", "institution-error", "INSTITUTION_DOWN", "institution-trouble certain"),
  realTimeFails("Plaid has an error", "plaid-error", "INTERNAL_SERVER_ERROR", "plaid-trouble certain"),
  realTimeFails("Plaid is under maintenance", "plaid-maintenance", "PLANNED_MAINTENANCE", "plaid-trouble certain"),
  realTimeFails("the limit is reached", "rate-limited", "BALANCE_LIMIT", "rate-limited certain"),
  realTimeFails("no link to the bank", "product-not-supported", "PRODUCTS_NOT_SUPPORTED", "manual-account likely"),
  realTimeFails("no account left", "item-error", "NO_ACCOUNTS", "no-accounts certain"),
  realTimeFails(
    "Plaid's connection is down",
    "institution-error",
    "INSTITUTION_NOT_AVAILABLE",
    "institution-trouble certain",
  ),
  realTimeFails("an account that is not there", "invalid-account", "INVALID_ACCOUNT_ID", "account-unknown certain"),
  realTimeFails("no answer in time", "timed-out", "", "call-failed certain"),
  noneAnswers("nothing can be reached", [
    failedReading("cached", "/item/get", "unreachable"),
    failedReading("cached", "/accounts/get", "unreachable"),
    failedReading("real-time", "/accounts/balance/get", "unreachable"),
  ]),
  noneAnswers("one call, which is not understood", [failedReading("cached", "/auth/get", "malformed-answer")]),
  realTimeFails("nothing as new as asked", "nothing-fresh-enough", "X", "capital-one-no-real-time certain"),
  findingCase(
    "verified by micro-deposits, and refused",
    {
      item: authOnly({ authMethod: "SAME_DAY_MICRODEPOSITS" }),
      cached: same,
      realTime: failedReading("real-time", "/accounts/balance/get", "product-not-supported", "PRODUCTS_NOT_SUPPORTED"),
    },
    ["manual-account certain"],
  ),
  findingCase(
    "verified by micro-deposits, and not asked",
    { item: authOnly({ authMethod: "DATABASE_MATCH" }), cached: same },
    ["manual-account likely"],
  ),
  findingCase(
    "Capital One refuses a call without a time",
    {
      item: capitalOne,
      cached: same,
      realTime: failedReading(
        "real-time",
        "/accounts/balance/get",
        "invalid-request",
        "INVALID_FIELD",
        "options.min_last_updated_datetime must be provided for this institution",
      ),
    },
    ["capital-one-no-real-time certain"],
  ),
  findingCase(
    "Capital One dates its number",
    {
      item: capitalOne,
      cached: [creditCard({ available: 1500, current: 500, limit: 2000, lastUpdatedDatetime: daysAgo(2) })],
      realTime: [creditCard({ available: 1450, current: 550, limit: 2000, lastUpdatedDatetime: hoursAgo(20) })],
    },
    [
      "cached-differs-from-real-time certain",
      "< capital-one-no-real-time certain",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "Capital One dates a number that has not moved",
    {
      item: capitalOne,
      cached: [creditCard({ available: 1500, current: 500, limit: 2000, lastUpdatedDatetime: hoursAgo(20) })],
      realTime: [creditCard({ available: 1500, current: 500, limit: 2000, lastUpdatedDatetime: hoursAgo(20) })],
    },
    ["capital-one-no-real-time certain", "agree certain", "< agree-nothing-moved possible"],
  ),
  findingCase(
    "a cancelled call teaches nothing",
    { cached: same, realTime: failedReading("real-time", "/accounts/balance/get", "cancelled") },
    [],
  ),
  ...(
    [
      ["plaid-error", undefined, "plaid-trouble certain"],
      ["rate-limited", undefined, "rate-limited certain"],
      ["malformed-answer", undefined, "call-failed certain"],
      ["institution-error", "A_CODE_OF_TOMORROW", "call-failed certain"],
      ["rate-limited", "constructor", "call-failed certain"],
    ] as const
  ).map(([reason, code, found]) =>
    findingCase(
      `a cached call fails: ${reason} ${code ?? "without a code"}`,
      { cached: same, realTime: same, more: [failedReading("cached", "/auth/get", reason, code)] },
      [...matching, found],
    ),
  ),
  // Each code by its meaning, as a call of a product's endpoint beside numbers that came.
  ...(
    [
      ["INSTITUTION_DOWN", "institution-trouble"],
      ["INSTITUTION_NOT_AVAILABLE", "institution-trouble"],
      ["INSTITUTION_NO_LONGER_SUPPORTED", "institution-trouble"],
      ["UNSUPPORTED_RESPONSE", "institution-trouble"],
      ["INSTITUTION_REGISTRATION_REQUIRED", "call-failed"],
      ["UNAUTHORIZED_INSTITUTION", "call-failed"],
      ["INSTITUTION_NOT_FOUND", "call-failed"],
      ["INTERNAL_SERVER_ERROR", "plaid-trouble"],
      ["ACCOUNTS_BALANCE_GET_LIMIT", "rate-limited"],
      ["INSTITUTION_RATE_LIMIT", "rate-limited"],
      ["CREDITS_EXHAUSTED", "rate-limited"],
      ["RATE_LIMIT", "rate-limited"],
      ["AUTH_LIMIT", "rate-limited"],
      ["TRANSACTIONS_REFRESH_LIMIT", "rate-limited"],
      ["TRIAL_CONNECTION_LIMIT", "rate-limited"],
      ["INVALID_PUBLIC_TOKEN", "call-failed"],
      ["INVALID_PROCESSOR_TOKEN", "call-failed"],
      ["SIGNAL_TRANSACTION_NOT_INITIATED", "call-failed"],
      ["PRODUCT_NOT_READY", "product-not-ready"],
      ["ADDITIONAL_CONSENT_REQUIRED", "consent-required"],
      ["ACCESS_NOT_GRANTED", "consent-required"],
      ["USER_ACCOUNT_REVOKED", "consent-required"],
      ["NO_AUTH_ACCOUNTS", "call-failed"],
      ["PRODUCTS_NOT_SUPPORTED", "call-failed"],
      ["PRODUCT_NOT_ENABLED", "call-failed"],
      ["INVALID_PRODUCT", "call-failed"],
      ["INSTANT_MATCH_FAILED", "call-failed"],
      ["ITEM_NOT_FOUND", "call-failed"],
      ["INVALID_API_KEYS", "call-failed"],
      ["UNAUTHORIZED_ENVIRONMENT", "call-failed"],
      ["UNAUTHORIZED_ROUTE_ACCESS", "call-failed"],
      ["INVALID_ACCESS_TOKEN", "call-failed"],
      ["MISSING_FIELDS", "call-failed"],
      ["NOT_FOUND", "call-failed"],
      ["TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION", "call-failed"],
    ] as const
  ).map(([code, found]) =>
    findingCase(
      `a cached call fails: ${code}`,
      // After the real-time call, whose answer would end a failure of the bank's.
      { cached: same, realTime: same, more: [failedReading("cached-again", "/auth/get", reasonOf(code), code)] },
      [...matching, `${found} certain`],
    ),
  ),
  ...(
    [
      ["/transactions/get", "PRODUCT_NOT_READY", "product-not-ready"],
      ["/investments/transactions/get", "PRODUCT_NOT_READY", "product-not-ready"],
      ["/liabilities/get", "PRODUCT_NOT_READY", "product-not-ready"],
      ["/identity/match", "PRODUCTS_NOT_SUPPORTED", "call-failed"],
    ] as const
  ).map(([endpoint, code, found]) =>
    findingCase(
      `${endpoint} fails: ${code}`,
      { cached: same, realTime: same, more: [failedReading("cached", endpoint, reasonOf(code), code)] },
      [...matching, `${found} certain`],
    ),
  ),
  ...(
    [
      ["RULESET_NOT_FOUND", "call-failed certain"],
      ["ADDENDUM_NOT_SIGNED", "call-failed certain"],
      ["NOT_ENABLED_FOR_SIGNAL_TRANSACTION_SCORE_RULESETS", "call-failed certain"],
      ["INVALID_CONFIGURATION_STATE", "call-failed certain"],
      ["CLIENT_TRANSACTION_ID_ALREADY_IN_USE", "call-failed certain"],
    ] as const
  ).map(([code, found]) =>
    findingCase(
      `an evaluation fails: ${code}`,
      { cached: same, realTime: same, more: [failedReading("evaluated", "/signal/evaluate", reasonOf(code), code)] },
      [found, ...matching],
    ),
  ),
  findingCase(
    "an evaluation for which there was no balance",
    {
      cached: same,
      realTime: same,
      more: [failedReading("evaluated", "/signal/evaluate", "product-not-ready", "PRODUCT_NOT_READY")],
    },
    [...matching, "product-not-ready certain"],
  ),
  findingCase(
    "a cached call shows that the user revoked the permission",
    {
      cached: same,
      realTime: same,
      more: [failedReading("cached-again", "/auth/get", "consent-required", "USER_PERMISSION_REVOKED")],
    },
    ["consent-required certain", "+ copy-as-of certain", ...matching],
  ),
  // The user's part, and Items that are lost.
  ...(
    [
      ["ITEM_LOCKED", "user-action-needed"],
      ["PASSWORD_RESET_REQUIRED", "user-action-needed"],
      ["USER_SETUP_REQUIRED", "user-action-needed"],
      ["INVALID_CREDENTIALS", "user-action-needed"],
      ["INVALID_UPDATED_USERNAME", "user-action-needed"],
      ["MANUAL_VERIFICATION_REQUIRED", "user-action-needed"],
      ["MFA_NOT_SUPPORTED", "item-error"],
      ["ITEM_NOT_SUPPORTED", "item-error"],
      ["INVALID_SEND_METHOD", "item-error"],
    ] as const
  ).map(([code, found]) =>
    findingCase(
      `the user or the Item: ${code}`,
      { cached: same, realTime: failedReading("real-time", "/accounts/balance/get", reasonOf(code), code) },
      [`${found} certain`, "+ copy-as-of certain"],
    ),
  ),
  realTimeFails(
    "the bank isn't supported any more",
    "institution-error",
    "INSTITUTION_NO_LONGER_SUPPORTED",
    "institution-trouble certain",
  ),
  realTimeFails(
    "no such endpoint for these keys",
    "product-not-supported",
    "UNAUTHORIZED_ROUTE_ACCESS",
    "call-failed certain",
  ),
  findingCase(
    "a real-time call is refused at an Item with a bank login",
    {
      item: itemFacts({ authMethod: "AUTOMATED_MICRODEPOSITS" }),
      cached: same,
      realTime: failedReading("real-time", "/accounts/balance/get", "product-not-supported", "PRODUCTS_NOT_SUPPORTED"),
    },
    ["call-failed certain"],
  ),
  ...(
    [
      ["options.account_ids is malformed", null],
      ["options.min_last_updated_datetime must be an ISO 8601 date", "2026-02-01T00:00:00Z"],
      ["client_user_id is too long", null],
    ] as const
  ).map(([message, minLastUpdatedDatetime]) => {
    const realTime = {
      ...failedReading("real-time", "/accounts/balance/get", "invalid-request", "INVALID_FIELD", message),
      sent: { accountIds: null, minLastUpdatedDatetime },
    } as const;
    return findingCase(`Capital One refuses another field: ${message}`, { item: capitalOne, cached: same, realTime }, [
      "call-failed certain",
    ]);
  }),
  findingCase(
    "a bank that isn't named asks for the time",
    {
      item: itemFacts({ institutionId: null }),
      cached: same,
      realTime: failedReading(
        "real-time",
        "/accounts/balance/get",
        "invalid-request",
        "INVALID_FIELD",
        "options.min_last_updated_datetime must be provided for this institution",
      ),
    },
    ["call-failed certain"],
  ),
  findingCase(
    "an evaluation has the number that the real-time call doesn't",
    {
      cached: same,
      evaluation: { signal: signalFacts(), available: 500, current: 500 },
      realTime: failedReading("real-time", "/accounts/balance/get", "rate-limited", "BALANCE_LIMIT"),
    },
    ["rate-limited certain"],
  ),
  findingCase(
    "an evaluation where Signal does not work",
    {
      cached: same,
      realTime: same,
      more: [failedReading("evaluated", "/signal/evaluate", "product-not-supported", "PRODUCTS_NOT_SUPPORTED")],
    },
    ["agree certain", "< agree-nothing-moved possible", "evaluate-not-supported certain"],
  ),
  findingCase(
    "transactions that are not ready yet",
    {
      cached: same,
      realTime: same,
      more: [
        okReading("cached", "/transactions/sync", [], {
          transactions: { updateStatus: "NOT_READY", rows: [], pages: 1 },
        }),
      ],
    },
    ["agree certain", "< agree-nothing-moved possible", "product-not-ready certain"],
  ),
  findingCase(
    "a real-time call for which there was no room",
    { cached: same, more: [skippedReading("real-time", "/accounts/balance/get", "budget-spent")] },
    ["limit-reached-here certain"],
  ),
  findingCase(
    "another call for which there was no room",
    { cached: same, realTime: same, more: [skippedReading("cached", "/liabilities/get", "budget-spent")] },
    ["limit-reached-here certain", "agree certain", "< agree-nothing-moved possible"],
  ),
  ...["OAUTH_CONSENT_EXPIRED", "OAUTH_USER_REVOKED", "OAUTH_INVALID_TOKEN"].map((reason) =>
    loginEnded(`a login that ended: ${reason}`, reason, [
      "login-required certain",
      "< oauth-access-ended certain",
      "+ copy-as-of certain",
    ]),
  ),
  loginEnded("a login that ended for a reason Plaid's pages do not have", "OAUTH_OF_TOMORROW", [
    "login-required certain",
    "+ copy-as-of certain",
  ]),
];
