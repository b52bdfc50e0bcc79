import { isProductionKey, isProductionToken } from "./isProduction.ts";

/** Why a text cannot be a client id or a secret of Plaid Sandbox. */
export type KeyProblem = "empty" | "production" | "token" | "not-a-key";

/**
 * What is wrong with a key as it was typed; null when nothing is visibly wrong. A key does not name its environment, so
 * only text around it can: a token, or a line with a variable's name. Only Plaid can tell the rest.
 */
export function keyProblem(text: string): KeyProblem | null {
  const key = text.trim();
  if (key === "") return "empty";
  if (isProductionToken(key) || isProductionKey(key)) return "production";
  if (/^(access|public|link|processor|user)-[a-z]+-/i.test(key)) return "token";
  // A key goes into a header; a space or an equals sign means that more than the key was copied.
  return /^[\x21-\x3c\x3e-\x7e]+$/.test(key) ? null : "not-a-key";
}
