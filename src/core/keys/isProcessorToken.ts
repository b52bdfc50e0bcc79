/** True for the token of one account that Plaid's partners call with, such as `processor-sandbox-<uuid>`. */
export function isProcessorToken(text: string): boolean {
  return /^\s*["'`]?processor-/i.test(text);
}
