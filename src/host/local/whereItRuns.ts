import * as vscode from "vscode";

/**
 * The name of the remote machine that runs the extension and its local sandbox, whose loopback address is valid there
 * alone. Null on the person's own machine.
 */
export function remotePlace(): string | null {
  switch (vscode.env.remoteName) {
    case undefined:
      return null;
    case "wsl":
      return vscode.l10n.t("the WSL distribution");
    case "ssh-remote":
      return vscode.l10n.t("the SSH host");
    case "dev-container":
    case "attached-container":
    case "k8s-container":
      return vscode.l10n.t("the container");
    case "codespaces":
      return vscode.l10n.t("the codespace");
    default:
      return vscode.l10n.t("the remote machine ({0})", vscode.env.remoteName);
  }
}

/** The address at which VS Code forwards a port of the remote machine to the person's own. */
export async function forwardedAddress(url: string): Promise<string> {
  const forwarded = await vscode.env.asExternalUri(vscode.Uri.parse(url));
  // Skips VS Code's escaping: clients do not decode an escaped host and port.
  return forwarded.toString(true).replace(/\/$/, "");
}

/** The host name of this address when the local sandbox must be told to accept it; null when it already does. */
export function hostToAllow(url: string, allowed: readonly string[]): string | null {
  const { hostname } = new URL(url);
  return ["127.0.0.1", "localhost", "[::1]", ...allowed].includes(hostname) ? null : hostname;
}
