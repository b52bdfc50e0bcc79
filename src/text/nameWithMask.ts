/** An account's name and last digits in one line: `Plaid Checking ••0000`. */
export function nameWithMask(name: string, mask: string | null | undefined): string {
  return mask == null || mask === "" ? name : `${name} ••${mask}`;
}
