import type { Comparison } from "../../../core/comparison/comparison.ts";
import type { CommandDependencies } from "../command.ts";

/** The address of a local sandbox started from a terminal: the one in this window may have stopped. */
const localUrl = "http://127.0.0.1:8700";

/** The server to repeat the calls of a comparison on, without a trailing slash. */
export function baseUrlOf(
  { environment, origin }: Comparison,
  { local, settings, plaidSandboxUrl }: CommandDependencies,
): string {
  if (environment === "local" && origin !== "saved") return local.address?.url ?? localUrl;
  const { url } = settings.current.sandbox;
  return url === "" ? plaidSandboxUrl : url;
}
