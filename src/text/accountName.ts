/** An account in one line, its last digits behind its name: `Plaid Checking ••0000`. */
export function accountName(name: string, mask: string | null | undefined): string {
  return mask == null || mask === "" ? name : `${name} ••${mask}`;
}
