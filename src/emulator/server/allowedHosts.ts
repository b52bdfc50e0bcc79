/** Where a person allows further hosts: at the command that starts the emulator, or in the settings of VS Code. */
export type AllowedBy = "command-line" | "settings";

/**
 * How to allow a host: whoever is refused may be in another program, so a setting and an option are all that can be
 * named.
 */
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
 * Why a host is refused, and how to allow it where this emulator was started.
 * @param host as named by a request or by a webhook's URL: untrusted
 * @param allowedBy default: the command line
 */
export function refusedHost(host: string, what: keyof typeof ways, allowedBy: AllowedBy = "command-line"): string {
  const isName = /^[a-z0-9._-]{1,253}$|^\[[0-9a-f:.]{2,45}\]$/i.test(host);
  return isName ? `${host} is not this machine: ${ways[what][allowedBy](host)}` : "the host is not this machine";
}
