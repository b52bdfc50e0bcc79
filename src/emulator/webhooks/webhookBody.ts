import { type ChangedRows, changedIn } from "../cache/transactionPull.ts";
import { longId, uuidFrom } from "../ids.ts";
import { day, isoTime } from "../time/time.ts";
import type { ErrorCode } from "../wire/errorFacts.ts";
import { errorBody } from "../wire/plaidFailure.ts";
import type { Item } from "../world/item.ts";

export interface FiredWebhook {
  /** Virtual ms since the epoch. */
  readonly at: number;
  readonly type: string;
  readonly code: string;
  /** Of the webhooks that come with new transactions. */
  readonly changed?: ChangedRows;
}

/**
 * The body that Plaid sends for a webhook: https://plaid.com/docs/api/webhooks/
 * @param accountId the one account that its receiver knows of; undefined: all
 */
export function webhookBody(item: Item, fired: FiredWebhook, accountId?: string): Readonly<Record<string, unknown>> {
  const more = moreOf(item, fired, accountId);
  const base = { webhook_type: fired.type, webhook_code: fired.code };
  // A report of assets is of several Items, and names none.
  return { ...base, ...(fired.type === "ASSETS" ? {} : { item_id: item.itemId }), ...more, environment: "sandbox" };
}

function moreOf(item: Item, { at, type, code, changed }: FiredWebhook, accountId: string | undefined): object {
  const [first] = item.accounts;
  const accountIds = item.accounts.map((account) => account.accountId);
  switch (`${type} ${code}`) {
    case "TRANSACTIONS SYNC_UPDATES_AVAILABLE":
      return {
        initial_update_complete: item.productAsOf.has("transactions-initial"),
        historical_update_complete: item.productAsOf.has("transactions-historical"),
      };
    case "TRANSACTIONS INITIAL_UPDATE":
    case "TRANSACTIONS HISTORICAL_UPDATE":
    case "TRANSACTIONS DEFAULT_UPDATE":
      return { error: null, new_transactions: changed === undefined ? 0 : changedIn(changed, accountId) };
    case "TRANSACTIONS RECURRING_TRANSACTIONS_UPDATE":
      return { account_ids: accountIds };
    case "ITEM ERROR":
      return { error: errorOf(item.login?.code ?? "ITEM_LOGIN_REQUIRED") };
    case "ITEM USER_PERMISSION_REVOKED":
      return { error: errorOf("USER_PERMISSION_REVOKED") };
    case "ITEM NEW_ACCOUNTS_AVAILABLE":
      return { error: null };
    case "ITEM WEBHOOK_UPDATE_ACKNOWLEDGED":
      return { error: null, new_webhook_url: item.webhook };
    case "ITEM USER_ACCOUNT_REVOKED":
      return { account_id: first?.accountId };
    case "ITEM PENDING_DISCONNECT":
      return { reason: "INSTITUTION_TOKEN_EXPIRATION", disconnect_time: isoTime(at + 7 * day) };
    case "AUTH DEFAULT_UPDATE":
      return { error: null, account_ids_with_new_auth: [], account_ids_with_updated_auth: {} };
    case "AUTH SMS_MICRODEPOSITS_VERIFICATION":
      return { status: "MANUALLY_VERIFIED", account_id: first?.accountId };
    case "HOLDINGS DEFAULT_UPDATE":
      return { error: null, new_holdings: 0, updated_holdings: 1 };
    case "INVESTMENTS_TRANSACTIONS DEFAULT_UPDATE":
      return { error: null, new_investments_transactions: 1, cancelled_investments_transactions: 0 };
    case "LIABILITIES DEFAULT_UPDATE":
      return { error: null, account_ids_with_new_liabilities: [], account_ids_with_updated_liabilities: {} };
    case "ASSETS PRODUCT_READY":
      return { asset_report_id: uuidFrom(longId(item.itemId, "asset report")), report_type: "FULL" };
    default:
      return {};
  }
}

function errorOf(code: ErrorCode) {
  return { ...errorBody(code), status: 400 };
}
