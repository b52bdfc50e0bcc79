import type { ItemSeed } from "../scenarios/itemSeed.ts";
import { ScenarioError } from "../scenarios/parseScenario.ts";
import { checkFields } from "../wire/checkFields.ts";
import { anything, flag, isRecord, list, nullable, record, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";

const contact = record({ data: required(text({ min: 0 })), primary: required(flag()), type: required(text()) });
const owner = record({
  names: required(list(text({ min: 0 }))),
  emails: required(list(contact)),
  phone_numbers: required(list(contact)),
  addresses: required(list(record({ data: required(anything()), primary: required(flag()) }))),
});
const fields = { owners: list(owner), numbers: anything(), liability: anything() };
const line = nullable(text({ min: 0 }));

/**
 * Checks that an account's owners, numbers and debts fit every response that is made from them. @throws ScenarioError
 * naming the field that does not
 */
export function checkAccountDetails({ accounts }: Pick<ItemSeed, "accounts">): void {
  for (const [index, { owners, numbers, liability }] of accounts.entries()) {
    const prefix = `accounts[${index}].`;
    try {
      const details = checkFields({ ...(owners !== undefined && { owners }) }, fields);
      const addresses = (details.owners ?? []).flatMap((each) => each.addresses.map(({ data }) => data));
      for (const each of addresses) checkLines(each, "owners");
      if (numbers !== undefined) checkLines(numbers, "numbers");
      if (liability !== undefined && !isRecord(liability))
        throw new PlaidFailure("INVALID_FIELD", "liability must be an object", "liability");
    } catch (error) {
      if (!(error instanceof PlaidFailure)) throw error;
      throw new ScenarioError(prefix + error.message, prefix + (error.field ?? ""));
    }
  }
}

/** An object of texts, each of which may be null. */
function checkLines(value: unknown, name: string): void {
  if (!isRecord(value)) throw new PlaidFailure("INVALID_FIELD", `${name} must be an object of texts`, name);
  checkFields(value, Object.fromEntries(Object.keys(value).map((key) => [key, line])));
}
