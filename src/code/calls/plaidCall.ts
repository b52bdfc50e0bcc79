import type { TextRange } from "../languages/maskedSource.ts";
import type { CodeEndpoint } from "./sdkMethods.ts";

/**
 * How a call says which endpoint it calls: by a method of Plaid's present SDKs, by one of the SDKs before 2021, or by the
 * path of the endpoint in a string or in a line of an `.http` file.
 */
export type CallForm = "sdk" | "legacy-sdk" | "path";

/** A call of Plaid's API where it is written. The range is that of its name: the method, or the path in the string. */
export interface PlaidCall extends TextRange {
  readonly endpoint: CodeEndpoint;
  readonly how: CallForm;
  /** As it is written: `accountsBalanceGet`, `/accounts/balance/get`. */
  readonly name: string;
  /**
   * What is sent, between the brackets: the arguments of the method (in Go those of the request, further on in the chain),
   * of the function that is given the path, or of the object it is in; the body of a request in an `.http` file. An empty range
   * behind the name where there is none.
   */
  readonly argumentsStart: number;
  readonly argumentsEnd: number;
}
