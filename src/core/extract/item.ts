import type { ItemError, ItemFacts, ProductStatus } from "../item/item.ts";
import { freeNameOrNull } from "../masking/freeText.ts";
import { asNullableString, asObject, asOptionalObject, asString, asStrings, asTime, type JsonObject } from "./json.ts";

function statusOf(value: unknown, path: string): ProductStatus | null {
  const status = asOptionalObject(value, path);
  if (status === null) return null;
  return {
    lastSuccessfulUpdate: asTime(status.last_successful_update, `${path}.last_successful_update`),
    lastFailedUpdate: asTime(status.last_failed_update, `${path}.last_failed_update`),
  };
}

function errorOf(value: unknown): ItemError | null {
  const error = asOptionalObject(value, "item.error");
  if (error === null) return null;
  const errorCodeReason = freeNameOrNull(asNullableString(error.error_code_reason, "item.error.error_code_reason"));
  return {
    ...(errorCodeReason !== null && { errorCodeReason }),
    errorType: asString(error.error_type, "item.error.error_type"),
    errorCode: asString(error.error_code, "item.error.error_code"),
    errorMessage: freeNameOrNull(asNullableString(error.error_message, "item.error.error_message")) ?? "",
  };
}

function lastWebhookOf(value: unknown): ItemFacts["lastWebhook"] {
  const webhook = asOptionalObject(value, "status.last_webhook");
  if (webhook === null) return null;
  const sentAt = asTime(webhook.sent_at, "status.last_webhook.sent_at");
  const code = asNullableString(webhook.code_sent, "status.last_webhook.code_sent");
  return sentAt === null || code === null ? null : { sentAt, code };
}

/** The `item` and `status` of `/item/get`. */
export function itemFactsIn(body: JsonObject): ItemFacts {
  const item = asObject(body.item, "item");
  const status = asOptionalObject(body.status, "status");
  return {
    itemId: asString(item.item_id, "item.item_id"),
    institutionId: asNullableString(item.institution_id, "item.institution_id"),
    institutionName: freeNameOrNull(asNullableString(item.institution_name, "item.institution_name")),
    // Older answers have no `products`; what is billed or consented is then the best there is.
    products: asStrings(item.products ?? item.billed_products, "item.products"),
    availableProducts: asStrings(item.available_products, "item.available_products"),
    billedProducts: asStrings(item.billed_products, "item.billed_products"),
    createdAt: asTime(item.created_at, "item.created_at"),
    authMethod: asNullableString(item.auth_method, "item.auth_method"),
    updateType: asNullableString(item.update_type, "item.update_type"),
    // Plaid's Sandbox writes an empty one where there is none.
    webhook: asNullableString(item.webhook, "item.webhook") || null,
    consentExpirationTime: asTime(item.consent_expiration_time, "item.consent_expiration_time"),
    error: errorOf(item.error),
    transactions: statusOf(status?.transactions, "status.transactions"),
    investments: statusOf(status?.investments, "status.investments"),
    lastWebhook: lastWebhookOf(status?.last_webhook),
  };
}
