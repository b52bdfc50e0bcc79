import type { ItemError, ItemFacts, ItemSummary, ProductStatus } from "../item/item.ts";
import { withoutWebhookAddress } from "../masking/webhookAddress.ts";
import type { AccountReading, Balances } from "./balances.ts";
import type {
  FailedReading,
  OkReading,
  ReturnRisk,
  SignalFacts,
  TransactionFact,
  TriggeredRuleDetails,
} from "./reading.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * What is kept of a response, in Plaid's own fields: `extract` reads it back to the same facts. Account numbers,
 * owners, merchants and the like were never kept, so they are not in it. Null where no response came.
 */
export function answerBody(reading: OkReading | FailedReading, item: ItemSummary): Fields | null {
  const { requestId: request_id } = reading;
  if (reading.outcome === "failed") {
    const { provider } = reading.failure;
    if (provider === undefined) return null;
    return {
      ...errorBody(provider),
      display_message: provider.displayMessage,
      documentation_url: provider.documentationUrl,
      request_id,
    };
  }
  return { ...bodyOf(reading, item), request_id };
}

function bodyOf(reading: OkReading, item: ItemSummary): Fields {
  const accounts = reading.accounts.map(accountBody);
  const rows = (reading.transactions?.rows ?? []).map(rowBody);
  switch (reading.endpoint) {
    case "/item/get":
      return reading.item === undefined ? {} : itemBody(reading.item);
    case "/transactions/sync":
      return {
        accounts,
        added: rows,
        modified: [],
        removed: [],
        // All pages are merged, so there is nothing to continue from.
        next_cursor: "",
        has_more: false,
        transactions_update_status: reading.transactions?.updateStatus ?? null,
      };
    case "/transactions/get":
      return { accounts, transactions: rows, total_transactions: rows.length, item: summaryBody(item) };
    case "/signal/evaluate":
      return reading.signal === undefined ? {} : evaluationBody(reading.signal, reading.accounts[0]?.balances ?? {});
    default:
      return { accounts, item: summaryBody(item) };
  }
}

function summaryBody({ itemId, institutionId, institutionName, products }: ItemSummary): Fields {
  return { item_id: itemId, institution_id: institutionId, institution_name: institutionName, products };
}

function itemBody(facts: ItemFacts): Fields {
  const item = withoutWebhookAddress(facts);
  const { lastWebhook, error } = item;
  return {
    item: {
      ...summaryBody({ ...item, environment: "local" }),
      available_products: item.availableProducts,
      billed_products: item.billedProducts,
      created_at: item.createdAt,
      auth_method: item.authMethod,
      update_type: item.updateType,
      webhook: item.webhook,
      consent_expiration_time: item.consentExpirationTime,
      error: error === null ? null : errorBody(error),
    },
    status: {
      transactions: statusBody(item.transactions),
      investments: statusBody(item.investments),
      last_webhook: lastWebhook === null ? null : { sent_at: lastWebhook.sentAt, code_sent: lastWebhook.code },
    },
  };
}

function errorBody({ errorType, errorCode, errorMessage, errorCodeReason }: ItemError): Fields {
  return {
    error_type: errorType,
    error_code: errorCode,
    ...(errorCodeReason !== undefined && { error_code_reason: errorCodeReason }),
    error_message: errorMessage,
  };
}

function statusBody(status: ProductStatus | null): Fields | null {
  if (status === null) return null;
  return { last_successful_update: status.lastSuccessfulUpdate, last_failed_update: status.lastFailedUpdate };
}

/** Absent stays absent, and null null. */
function accountBody(account: AccountReading): Fields {
  const { balances } = account;
  return {
    account_id: account.accountId,
    balances: {
      ...("available" in balances && { available: balances.available }),
      ...("current" in balances && { current: balances.current }),
      ...("limit" in balances && { limit: balances.limit }),
      ...("isoCurrencyCode" in balances && { iso_currency_code: balances.isoCurrencyCode }),
      ...("unofficialCurrencyCode" in balances && { unofficial_currency_code: balances.unofficialCurrencyCode }),
      ...("lastUpdatedDatetime" in balances && { last_updated_datetime: balances.lastUpdatedDatetime }),
      ...("marginLoanAmount" in balances && { margin_loan_amount: balances.marginLoanAmount }),
    },
    ...("name" in account && { name: account.name }),
    ...("officialName" in account && { official_name: account.officialName }),
    ...("mask" in account && { mask: account.mask }),
    ...("type" in account && { type: account.type }),
    ...("subtype" in account && { subtype: account.subtype }),
  };
}

function rowBody(row: TransactionFact): Fields {
  return {
    transaction_id: row.transactionId,
    account_id: row.accountId,
    amount: row.amount,
    pending: row.pending,
    date: row.date,
    datetime: row.datetime,
    iso_currency_code: row.isoCurrencyCode,
    unofficial_currency_code: row.unofficialCurrencyCode ?? null,
    pending_transaction_id: row.pendingTransactionId,
    ...("runningBalance" in row && { running_balance: row.runningBalance }),
  };
}

/** Comparisons of an earlier release have no scores: an empty object replaces them. */
function evaluationBody(signal: SignalFacts, { available, current }: Balances): Fields {
  const { rulesetKey, result, scores, triggeredRuleDetails: rule } = signal;
  const core = {
    ...(available !== undefined && { available_balance: available }),
    ...(current !== undefined && { current_balance: current }),
    ...(signal.balanceLastUpdated !== null && { balance_last_updated: signal.balanceLastUpdated }),
    ...(signal.transactionsLastUpdated !== null && { transactions_last_updated: signal.transactionsLastUpdated }),
    ...signal.coreAttributes,
  };
  return {
    scores: signal.hasScores
      ? {
          ...(scores?.customerInitiatedReturnRisk !== undefined && {
            customer_initiated_return_risk: riskBody(scores.customerInitiatedReturnRisk),
          }),
          ...(scores?.bankInitiatedReturnRisk !== undefined && {
            bank_initiated_return_risk: riskBody(scores.bankInitiatedReturnRisk),
          }),
        }
      : null,
    core_attributes: signal.coreAttributeCount === 0 ? null : core,
    ruleset:
      rulesetKey === null && result === null
        ? null
        : { ruleset_key: rulesetKey, result, triggered_rule_details: rule === undefined ? null : ruleBody(rule) },
    warnings: signal.warnings.map((warning_code) => ({ warning_code })),
  };
}

function ruleBody({ customActionKey, internalNote }: TriggeredRuleDetails): Fields {
  return {
    ...(customActionKey !== undefined && { custom_action_key: customActionKey }),
    ...(internalNote !== undefined && { internal_note: internalNote }),
  };
}

function riskBody({ score, riskTier }: ReturnRisk): Fields {
  return { score, ...(riskTier !== null && { risk_tier: riskTier }) };
}
