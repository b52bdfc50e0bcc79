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
    {
      data: { city: "San Matias", country: "US", postal_code: "93405-2255", region: "CA", street: "2493 Leisure Lane" },
      primary: false,
    },
  ],
  emails: [
    { data: "accountholder0@example.com", primary: true, type: "primary" },
    { data: "accountholder1@example.com", primary: false, type: "secondary" },
    { data: "extraordinarily.long.email.username.123456@reallylonghostname.com", primary: false, type: "other" },
  ],
  names: ["Alberta Bobbeth Charleson"],
  phone_numbers: [
    { data: "1112223333", primary: false, type: "home" },
    { data: "1112224444", primary: false, type: "work" },
    { data: "1112225555", primary: false, type: "mobile" },
  ],
};
