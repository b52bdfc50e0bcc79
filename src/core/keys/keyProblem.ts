import { isProductionKey, isProductionToken } from "../item/production.ts";

/** Why a text cannot be a client id or a secret of Plaid Sandbox. */
export type KeyProblem = "empty" | "production" | "token" | "not-a-key";

/**
 * What is wrong with a key as it was typed; null when nothing can be seen. Plaid says of no key which environment it is
 * for, so only what is written beside it can: a token, or a line with a name. Only Plaid itself knows the rest.
 */
export function keyProblem(text: string): KeyProblem | null {
  const key = text.trim();
  if (key === "") return "empty";
  if (isProductionToken(key) || isProductionKey(key)) return "production";
  if (/^(access|public|link|processor|user)-[a-z]+-/i.test(key)) return "token";
  // It goes into a header, and a space or a sign of assignment means that more than the key was copied.
  return /^[\x21-\x3c\x3e-\x7e]+$/.test(key) ? null : "not-a-key";
}
