import type { VerificationKey } from "../webhooks/webhookSender.ts";
import { required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { endpoint } from "./endpoint.ts";

/** A key of Plaid's own, which its suites ask Sandbox for: no webhook of this emulator is signed with it. */
const publishedKey: VerificationKey = {
  alg: "ES256",
  created_at: 1560466143,
  crv: "P-256",
  expired_at: null,
  kid: "6c5516e1-92dc-479e-a8ff-5a51992e0001",
  kty: "EC",
  use: "sig",
  x: "35lvC8uz2QrWpQJ3TUH8t9o9DURMp7ydU518RKDl20k",
  y: "I8BuXB2bvxelzJAd7OKhd-ZwjCst05Fx47Mb_0ugros",
};

/** The public key by the `kid` of a webhook's token: https://plaid.com/docs/api/webhooks/webhook-verification/ */
export const webhookVerificationKeyGet = endpoint({
  path: "/webhook_verification_key/get",
  fields: { key_id: required(text()) },
  run({ input, world }) {
    if (input.key_id === publishedKey.kid) return { key: publishedKey };
    if (world.verificationKey?.kid !== input.key_id) throw new PlaidFailure("INVALID_WEBHOOK_VERIFICATION_KEY_ID");
    return { key: world.verificationKey };
  },
});
