import { isProductionKey, isProductionToken } from "../item/production.ts";
import { parseDotenv } from "./dotenv.ts";

/** A variable that holds what is looked for. Its name may be shown; its value may not. */
interface EnvVariable {
  readonly name: string;
  readonly value: string;
}

/** What a `.env` file has to offer. */
export type KeysInEnvFile =
  | { readonly kind: "keys"; readonly clientId: EnvVariable; readonly secret: EnvVariable }
  /** It is about production: `name` is the variable that says so. */
  | { readonly kind: "production"; readonly name: string }
  /** It lacks one of the two, or both: the names under which they are looked for. */
  | { readonly kind: "missing"; readonly names: readonly string[] };

/** Where people say which environment is meant. The first is that of Plaid's own quickstart. */
const environmentNames = ["PLAID_ENV", "PLAID_ENVIRONMENT"];
/** The first that is set counts: a name that says Sandbox wins over one that says nothing. */
const clientIdNames = ["PLAID_SANDBOX_CLIENT_ID", "PLAID_CLIENT_ID_SANDBOX", "PLAID_CLIENT_ID"];
const secretNames = ["PLAID_SANDBOX_SECRET", "PLAID_SECRET_SANDBOX", "PLAID_SECRET"];
/** Never read: their being there tells what the file is for when no other secret is. */
const productionSecretNames = ["PLAID_PRODUCTION_SECRET", "PLAID_SECRET_PRODUCTION"];

/** Finds the keys of Plaid Sandbox in a `.env` file. A file that says it is for production gives none of its keys. */
export function keysInEnvFile(text: string): KeysInEnvFile {
  const variables = parseDotenv(text);
  const first = (names: readonly string[]): EnvVariable | undefined =>
    names.map((name) => ({ name, value: variables.get(name) ?? "" })).find(({ value }) => value !== "");

  const saysProduction = environmentNames.find((name) => /prod/i.test(variables.get(name) ?? ""));
  if (saysProduction !== undefined) return { kind: "production", name: saysProduction };
  const clientId = first(clientIdNames);
  const secret = first(secretNames);
  const ofProduction =
    [clientId, secret].find((variable) => variable !== undefined && isOfProduction(variable.value)) ??
    (secret === undefined ? first(productionSecretNames) : undefined);
  if (ofProduction !== undefined) return { kind: "production", name: ofProduction.name };
  if (clientId !== undefined && secret !== undefined) return { kind: "keys", clientId, secret };
  return {
    kind: "missing",
    names: [...(clientId === undefined ? ["PLAID_CLIENT_ID"] : []), ...(secret === undefined ? ["PLAID_SECRET"] : [])],
  };
}

function isOfProduction(value: string): boolean {
  return isProductionToken(value) || isProductionKey(value);
}
