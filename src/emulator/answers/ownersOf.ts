import type { BankAccount, OwnerSeed } from "../bank/account.ts";

/** Who owns an account: as its custom user says, else the person of Plaid's Sandbox. */
export function ownersOf(account: BankAccount): readonly OwnerSeed[] {
  return account.details.owners ?? [sandboxOwner];
}

/** The person whom Plaid's Sandbox shows as owner. */
const sandboxOwner: OwnerSeed = {
  addresses: [
    {
      data: { city: "Malakoff", country: "US", postal_code: "14236", region: "NY", street: "2992 Cameron Road" },
      primary: true,
    },
  ],
  emails: [{ data: "accountholder0@example.com", primary: true, type: "primary" }],
  names: ["Alberta Bobbeth Charleson"],
  phone_numbers: [{ data: "1112223333", primary: true, type: "home" }],
};
