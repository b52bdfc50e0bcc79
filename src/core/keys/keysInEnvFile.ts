import { parseDotenv } from "./dotenv.ts";
import { isProductionKey, isProductionToken } from "./isProduction.ts";

/** A variable with a key. Its name may be shown; its value may not. */
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

/** Variables that name the environment. The first is that of Plaid's own quickstart. */
const environmentNames = ["PLAID_ENV", "PLAID_ENVIRONMENT"];
/** The first that is set counts: a name with "sandbox" comes before one without. */
const clientIdNames = ["PLAID_SANDBOX_CLIENT_ID", "PLAID_CLIENT_ID_SANDBOX", "PLAID_CLIENT_ID"];
const secretNames = ["PLAID_SANDBOX_SECRET", "PLAID_SECRET_SANDBOX", "PLAID_SECRET"];
/** Never read: without another secret, their presence shows that the file is for production. */
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
