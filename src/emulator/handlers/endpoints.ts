import { accountsBalanceGet } from "./accountsBalanceGet.ts";
import { accountsGet } from "./accountsGet.ts";
import { authGet } from "./authGet.ts";
import type { Endpoint } from "./endpoint.ts";
import { identityGet } from "./identityGet.ts";
import { institutionsGetById } from "./institutionsGetById.ts";
import { itemGet } from "./itemGet.ts";
import { itemPublicTokenExchange } from "./itemPublicTokenExchange.ts";
import { itemRemove } from "./itemRemove.ts";
import { sandboxPublicTokenCreate } from "./sandboxPublicTokenCreate.ts";
import { signalEvaluate } from "./signalEvaluate.ts";
import { transactionsSync } from "./transactionsSync.ts";

/** Every path of Plaid's that is modelled. */
export const endpoints: ReadonlyMap<string, Endpoint> = new Map(
  [
    sandboxPublicTokenCreate,
    itemPublicTokenExchange,
    itemGet,
    itemRemove,
    accountsGet,
    accountsBalanceGet,
    authGet,
    identityGet,
    transactionsSync,
    signalEvaluate,
    institutionsGetById,
  ].map((each) => [each.path, each]),
);
