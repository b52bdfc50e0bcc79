/** Where a person names further hosts: at the command that starts the emulator, or in the settings of VS Code. */
export type AllowedBy = "command-line" | "settings";

/** A setting and an option are all that can be advised: whoever is refused may be in another program. */
const ways = {
  call: {
    "command-line": (host: string) => `start the emulator with --allow-host ${host} to be answered`,
    settings: settingsWay,
  },
  webhook: {
    "command-line": (host: string) => `start the emulator with --allow-webhook ${host} to have webhooks sent there`,
    settings: settingsWay,
  },
} as const;

function settingsWay(host: string): string {
  return `add ${host} to the VS Code setting balanceLens.local.allowedHosts, then stop and start the local sandbox`;
}

/**
 * Why a host is turned away, with what to do about it where this emulator was started.
 * @param host as a request or a webhook's URL names it: from outside
 * @param allowedBy default the command line
 */
export function refusedHost(host: string, what: keyof typeof ways, allowedBy: AllowedBy = "command-line"): string {
  const isName = /^[a-z0-9._-]{1,253}$|^\[[0-9a-f:.]{2,45}\]$/i.test(host);
  return isName ? `${host} is not this machine: ${ways[what][allowedBy](host)}` : "the host is not this machine";
}
