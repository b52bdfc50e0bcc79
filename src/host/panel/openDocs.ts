import * as vscode from "vscode";
import { plaidDocsUrl } from "../failure/plaidDocs.ts";

/** Opens a page of Plaid's documentation; does nothing for any other address. */
export async function openDocs(url: string): Promise<null> {
  const page = plaidDocsUrl(url);
  if (page !== null) await vscode.env.openExternal(vscode.Uri.parse(page));
  return null;
}
