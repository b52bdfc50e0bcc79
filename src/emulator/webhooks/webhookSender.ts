import type { Attempt } from "./outbox.ts";

/** The public half of the key that webhooks are signed with, as `/webhook_verification_key/get` gives it. */
export interface VerificationKey {
  readonly alg: "ES256";
  readonly crv: "P-256";
  readonly kid: string;
  readonly kty: "EC";
  readonly use: "sig";
  readonly x: string;
  readonly y: string;
  /** Unix seconds. */
  readonly created_at: number;
  readonly expired_at: number | null;
}

/** Sends webhooks out of the emulator. */
export interface WebhookSender {
  readonly key: Omit<VerificationKey, "created_at" | "expired_at">;
  /** Why nothing is sent to a URL; null when it may be. */
  refusalOf(url: string): string | null;
  /** Sends once, signed. Never rejects: the attempt holds what went wrong. */
  send(url: string, body: string): Promise<Attempt>;
  /** Aborts what is under way. */
  close(): void;
}
