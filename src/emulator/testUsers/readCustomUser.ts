import { checkFields } from "../wire/checkFields.ts";
import { isErrorCode } from "../wire/errorFacts.ts";
import { type Checked, type Fields, isRecord, type Shape } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { customUserFields } from "./customUserFields.ts";

export type CustomUser = Checked<typeof customUserFields>;
export type CustomAccount = NonNullable<CustomUser["override_accounts"]>[number];

/** Plaid's own limit lies near 55 kB. */
export const largestCustomUser = 64 * 1024;

/**
 * Parses the JSON that a custom user passes as its password. Unknown keys are ignored and nulls count as absent, as in
 * the published files. @throws PlaidFailure `INVALID_FIELD` when it cannot be used, or the error that `force_error`
 * names
 */
export function readCustomUser(password: string): CustomUser {
  if (password.length > largestCustomUser) throw refusal(`must not be longer than ${largestCustomUser} characters`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(password);
  } catch {
    throw refusal("must be a JSON object for user_custom");
  }
  if (!isRecord(parsed)) throw refusal("must be a JSON object for user_custom");
  const known = keepKnown(parsed, { kind: "record", fields: customUserFields });
  let user: CustomUser;
  try {
    user = checkFields(isRecord(known) ? known : {}, customUserFields);
  } catch (error) {
    throw error instanceof PlaidFailure ? refusal(error.message) : error;
  }
  const forced = user.force_error === "PLAID_ERROR" ? "INTERNAL_SERVER_ERROR" : user.force_error;
  if (forced !== undefined) {
    throw isErrorCode(forced) ? new PlaidFailure(forced) : refusal(`force_error ${forced} is not one of Plaid's`);
  }
  return user;
}

/** Names, and characters of each: the event log keeps them. */
const mostNamed = { names: 5, characters: 60 };

/**
 * The fields of a custom user that are newer than the schema known here, and were passed over: `has_perpetual_otp`,
 * `override_accounts[0].paired_with`. None of a password that is no JSON, and at most five.
 */
export function fieldsPassedOver({ username, password }: { username: string; password: string }): readonly string[] {
  if (username !== "user_custom") return [];
  try {
    const found = unknownIn(JSON.parse(password), { kind: "record", fields: customUserFields }, "");
    const { names, characters } = mostNamed;
    return found.slice(0, names).map((name) => name.slice(0, characters).replaceAll(/[^\w.[\]-]/g, "?"));
  } catch {
    return [];
  }
}

function unknownIn(value: unknown, shape: Shape, at: string): readonly string[] {
  if (shape.kind === "list" && Array.isArray(value))
    return value.flatMap((each, index) => unknownIn(each, shape.of, `${at}[${index}]`));
  if (shape.kind !== "record" || !isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    const path = at === "" ? name : `${at}.${name}`;
    return field === undefined ? path : unknownIn(each, field.shape, path);
  });
}

function refusal(problem: string): PlaidFailure {
  return new PlaidFailure("INVALID_FIELD", `override_password: ${problem}`.slice(0, 300));
}

/** The part of a value that the schema knows, without nulls. */
function keepKnown(value: unknown, shape: Shape): unknown {
  if (shape.kind === "list" && Array.isArray(value)) {
    const kept = value.filter((each) => each !== null).map((each) => keepKnown(each, shape.of));
    // A template's entry whose every value is null describes nothing.
    return kept.filter((each) => !isRecord(each) || Object.keys(each).length > 0);
  }
  if (shape.kind !== "record" || !isRecord(value)) return value;
  const fields: Fields = shape.fields;
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const given = Object.hasOwn(value, name) ? value[name] : undefined;
      return given === undefined || given === null ? [] : [[name, keepKnown(given, field.shape)]];
    }),
  );
}
