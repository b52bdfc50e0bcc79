import type { OwnerSeed } from "../bank/account.ts";

/** The person whom a caller takes for the owner. What is null or absent is not compared. */
export interface MatchedUser {
  readonly legal_name?: string | null | undefined;
  readonly phone_number?: string | null | undefined;
  readonly email_address?: string | null | undefined;
  readonly address?: Readonly<Record<string, string | null | undefined>> | null | undefined;
}

/**
 * How well a user matches the best of an account's owners: 0 to 100 for each field, null where either side lacks it.
 * Plaid compares fuzzily and does not say how; here equal text matches, and a shared first or last name is 70.
 */
export function matchScores(user: MatchedUser, owners: readonly OwnerSeed[]) {
  const { legal_name, phone_number, email_address, address } = user;
  const known = {
    names: owners.flatMap((owner) => owner.names),
    phones: owners.flatMap((owner) => owner.phone_numbers.map(({ data }) => digits(data))),
    emails: owners.flatMap((owner) => owner.emails.map(({ data }) => data.toLowerCase())),
  };
  return {
    legal_name: nameScore(legal_name, known.names),
    phone_number: { score: exact(phone_number, digits, known.phones) },
    email_address: { score: exact(email_address, (text) => text.toLowerCase(), known.emails) },
    address: addressScore(
      address,
      owners.flatMap((owner) => owner.addresses.map(({ data }) => data)),
    ),
  };
}

function nameScore(name: string | null | undefined, known: readonly string[]) {
  const wanted = words(name ?? "");
  const isCompared = wanted.length > 0 && known.length > 0;
  const isWhole = known.some((each) => words(each).join(" ") === wanted.join(" "));
  const isPart = known.some((each) => words(each).at(0) === wanted.at(0) || words(each).at(-1) === wanted.at(-1));
  return {
    score: !isCompared ? null : isWhole ? 100 : isPart ? 70 : 0,
    is_first_name_or_last_name_match: isCompared ? isPart : null,
    is_nickname_match: isCompared ? false : null,
    is_business_name_detected: isCompared ? false : null,
  };
}

/** The share of the given parts of an address that one known address has too. */
function addressScore(address: MatchedUser["address"], known: OwnerSeed["addresses"][number]["data"][]) {
  const parts = Object.entries(address ?? {}).filter(([, value]) => typeof value === "string");
  if (parts.length === 0 || known.length === 0) return { score: null, is_postal_code_match: null };
  const shares = known.map((each) => parts.filter(([name, value]) => each[name] === value).length / parts.length);
  const postalCode = address?.postal_code ?? null;
  return {
    score: Math.round(100 * Math.max(...shares)),
    is_postal_code_match: postalCode === null ? null : known.some((each) => each.postal_code === postalCode),
  };
}

function exact(given: string | null | undefined, plain: (text: string) => string, known: readonly string[]) {
  if (given === null || given === undefined || known.length === 0) return null;
  return known.includes(plain(given)) ? 100 : 0;
}

/** Without the country's code, which Sandbox's own numbers lack. */
function digits(phone: string): string {
  return phone.replaceAll(/\D/g, "").slice(-10);
}

function words(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
}
