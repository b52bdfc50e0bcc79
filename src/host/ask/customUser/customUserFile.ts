import * as vscode from "vscode";
import type { CustomUserSchema } from "../../../core/customUser/customUserSchema.ts";
import { type CustomUserFault, readCustomUser } from "../../../core/customUser/readCustomUser.ts";
import { foreignError } from "../../../core/failure/foreignError.ts";
import { customUserName } from "../../../core/item/testUsers.ts";
import { decodeText } from "../../../files/decodeText.ts";
import { Refusal } from "../../failure/refusal.ts";
import type { TestLogin } from "../newItem/itemDraft.ts";
import { nameOf, readTextFile } from "../readTextFile.ts";
import { problemSentence } from "./problemSentence.ts";

/** Relative to the extension; the editor validates with the same file. */
const schemaPath = "dist/customUser.schema.json";

/** Larger than any request that Plaid accepts, and the file becomes part of one. */
const mostBytes = 4_000_000;

/**
 * The login of the custom user that a file describes. An open document is used with its unsaved changes. Makes no call.
 * @throws Refusal with the place and the reason, when Plaid would not accept it
 */
export async function customUserLogin(uri: vscode.Uri, extensionUri: vscode.Uri): Promise<TestLogin> {
  const [text, schema] = await Promise.all([textOf(uri), readSchema(extensionUri)]);
  const user = readCustomUser(text, schema);
  if (user.ok) return { username: customUserName, password: user.password };
  const [first, ...others] = user.faults;
  throw first === undefined
    ? new Error("a custom user was refused without a reason")
    : refusal(uri, first, others.length);
}

async function textOf(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return open.getText();
  try {
    return await readTextFile(uri, mostBytes);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(
      { reason: "invalid-request", requestId: null, detail: foreignError(error) },
      { kind: "command", label: vscode.l10n.t("New Custom User"), command: "newCustomUser" },
      vscode.l10n.t("{0} cannot be read. No Item was created.", nameOf(uri)),
    );
  }
}

async function readSchema(extensionUri: vscode.Uri): Promise<CustomUserSchema> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, schemaPath));
  const schema: CustomUserSchema = JSON.parse(decodeText(bytes));
  return schema;
}

function refusal(uri: vscode.Uri, { place, path, problem }: CustomUserFault, others: number): Refusal {
  const { line, column } = place;
  const reason = path === "" ? problemSentence(problem) : `${path}: ${problemSentence(problem)}`;
  const where = vscode.l10n.t("{0}, line {1}, column {2}: {3}", nameOf(uri), line, column, reason);
  const more = others === 0 ? "" : ` ${vscode.l10n.t("There is more like it: {0}.", others)}`;
  return new Refusal(
    { reason: "invalid-request", requestId: null, detail: `custom user: ${problem.code} at ${line}:${column}` },
    { kind: "place", label: vscode.l10n.t("Go to Line {0}", line), uri: uri.toString(), line, column },
    `${where}${more} ${vscode.l10n.t("No Item was created.")}`,
  );
}
