import type { Comparison } from "../../../core/comparison/comparison.ts";
import type { CommandDependencies } from "../command.ts";

/** The port a local sandbox is started on from a terminal, by the readme: the one inside may be stopped by now. */
const localUrl = "http://127.0.0.1:8700";

/** Where the calls of a comparison are made again, without a slash at its end. */
export function baseUrlOf(
  { environment, origin }: Comparison,
  { local, settings, plaidSandboxUrl }: CommandDependencies,
): string {
  if (environment === "local" && origin !== "saved") return local.address?.url ?? localUrl;
  const { url } = settings.current.sandbox;
  return url === "" ? plaidSandboxUrl : url;
}
