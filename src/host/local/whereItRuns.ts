import * as vscode from "vscode";

/**
 * The machine that the extension and its local sandbox run on, as people call it: a loopback address is valid on that
 * machine alone. Null where it is the person's own.
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

/** The address under which VS Code forwards a port of the remote machine to the person's own. */
export async function forwardedAddress(url: string): Promise<string> {
  const forwarded = await vscode.env.asExternalUri(vscode.Uri.parse(url));
  // Without the escaping of VS Code, which no client takes for a host and a port.
  return forwarded.toString(true).replace(/\/$/, "");
}

/** Whether a call under this address names a host of its own, which the local sandbox has to be told of. */
export function hostToAllow(url: string, allowed: readonly string[]): string | null {
  const { hostname } = new URL(url);
  return ["127.0.0.1", "localhost", "[::1]", ...allowed].includes(hostname) ? null : hostname;
}
