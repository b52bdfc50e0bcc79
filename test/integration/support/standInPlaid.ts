import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import * as vscode from "vscode";
import { extensionId } from "./lens.ts";

/** Another emulator in a process of its own: to the extension it is Plaid Sandbox, and its tokens are secret. */
export interface StandInPlaid {
  readonly url: string;
  /** The access token of every Item that was made there; those of its scenarios every emulator has. */
  tokens(): Promise<readonly string[]>;
  end(): void;
}

export async function startStandInPlaid(): Promise<StandInPlaid> {
  const folder = vscode.extensions.getExtension(extensionId)?.extensionPath;
  assert(folder, "the extension is not installed in this window");
  const program = vscode.Uri.joinPath(vscode.Uri.file(folder), "dist", "emulator.mjs").fsPath;
  const args = [program, "--port", "0", "--seed", "77", "--latency", "none", "--scenario", "just-linked"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  const { url, control, token } = JSON.parse(String(value)) as { url: string; control: string; token: string };
  return {
    url,
    async tokens() {
      const answer = await fetch(`${control}/items`, { headers: { authorization: `Bearer ${token}` } });
      const { items } = (await answer.json()) as {
        items: readonly { access_token: string; scenario: string | null }[];
      };
      return items.filter(({ scenario }) => scenario === null).map(({ access_token }) => access_token);
    },
    end: () => void child.kill(),
  };
}
