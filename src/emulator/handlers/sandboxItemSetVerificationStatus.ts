import { oneOf, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { hasNumbersToVerify } from "../world/isManual.ts";
import { endpoint } from "./endpoint.ts";
import { accountOf, itemOf } from "./itemAccess.ts";

/**
 * Ends a verification by micro-deposits: https://plaid.com/docs/api/sandbox/#sandboxitemset_verification_status. An
 * account that was linked by a login has nothing to verify.
 */
export const sandboxItemSetVerificationStatus = endpoint({
  path: "/sandbox/item/set_verification_status",
  fields: {
    access_token: required(text()),
    account_id: required(text()),
    verification_status: required(oneOf(["automatically_verified", "verification_expired"])),
  },
  run({ input, world, now }) {
    const item = itemOf(world, input.access_token);
    const account = accountOf(item, input.account_id, "account_id");
    if (!hasNumbersToVerify(item))
      throw new PlaidFailure("SANDBOX_PRODUCT_NOT_ENABLED", "the account is not verified by micro-deposits");
    item.verification.set(account.accountId, input.verification_status);
    world.log.record({
      at: now,
      itemId: item.itemId,
      what: "verification-changed",
      cause: "set-verification-status",
      accountId: account.accountId,
    });
    return {};
  },
});
