import { endpoints } from "../../../src/emulator/handlers/endpoints.ts";

/** The SDK names its types after the path: `/accounts/balance/get` is `AccountsBalanceGet`. */
function typeNameOf(path: string): string {
  return path
    .split(/[/_]/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");
}

/** The type of what is sent to a path. */
export function requestTypeOf(path: string): string {
  return `${typeNameOf(path)}Request`;
}

export interface ModelledPath {
  readonly path: string;
  readonly requestType: string;
  readonly responseType: string;
}

/** `/accounts/balance/get` answers an `AccountsGetResponse`: the one exception to the rule. */
export const modelledPaths: readonly ModelledPath[] = [...endpoints.keys()].map((path) => ({
  path,
  requestType: requestTypeOf(path),
  responseType: path === "/accounts/balance/get" ? "AccountsGetResponse" : `${typeNameOf(path)}Response`,
}));

/** Those that take a request: `/categories/get` takes none, not even keys, so the SDK has no type of one. */
export const requestedPaths = modelledPaths.filter(({ path }) => endpoints.get(path)?.isOpen !== true);
