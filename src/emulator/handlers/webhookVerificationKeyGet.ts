import { required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { endpoint } from "./endpoint.ts";

/** The public key by the `kid` of a webhook's token: https://plaid.com/docs/api/webhooks/webhook-verification/ */
export const webhookVerificationKeyGet = endpoint({
  path: "/webhook_verification_key/get",
  fields: { key_id: required(text()) },
  run({ input, world }) {
    if (world.verificationKey?.kid !== input.key_id) throw new PlaidFailure("INVALID_WEBHOOK_VERIFICATION_KEY_ID");
    return { key: world.verificationKey };
  },
});
