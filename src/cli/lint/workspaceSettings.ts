import path from "node:path";
import { isObject, type JsonObject } from "../../core/extract/json.ts";
import { foreignError } from "../../core/failure/foreignError.ts";
import { decodeText } from "../../files/decodeText.ts";
import { isThereSync, readFileSync } from "../../files/filesNow.ts";
import { Refusal } from "../terminal/readOptions.ts";

/** What a workspace's settings say of code, so that the terminal says what the editor does. */
export interface WorkspaceSettings {
  /** The workspace's folder, from which patterns count. */
  readonly folder: string;
  /** `balanceLens.code.rules` as it counts for a file, by its name. */
  rulesFor(fileName: string): JsonObject;
  /** `balanceLens.code.exclude`. */
  readonly exclude: readonly string[];
}

const rulesKey = "balanceLens.code.rules";

/**
 * Reads `.vscode/settings.json` of a folder, or of the nearest folder above that has one, up to the root of the repository.
 * @returns settings that say nothing where there is no such file
 * @throws Refusal for one that cannot be read: nothing would be left of what somebody has chosen
 */
export function workspaceSettings(from: string): WorkspaceSettings {
  const folder = workspaceOf(from);
  const settings = folder === null ? {} : readSettings(path.join(folder, ".vscode/settings.json"));
  const exclude = settings["balanceLens.code.exclude"];
  return {
    folder: folder ?? from,
    rulesFor: (fileName) => ({ ...rulesIn(settings), ...rulesIn(ofLanguage(settings, languageIdOf(fileName))) }),
    exclude: Array.isArray(exclude) ? exclude.filter((each) => typeof each === "string") : [],
  };
}

function workspaceOf(from: string): string | null {
  for (let at = from; ; ) {
    if (isThere(path.join(at, ".vscode/settings.json"))) return at;
    const above = path.dirname(at);
    if (above === at || isThere(path.join(at, ".git"))) return null;
    at = above;
  }
}

function isThere(file: string): boolean {
  try {
    return isThereSync(file);
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${foreignError(error)}.`);
  }
}

function readSettings(file: string): JsonObject {
  try {
    const value: unknown = JSON.parse(withoutComments(decodeText(readFileSync(file))) || "{}");
    return isObject(value) ? value : {};
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${foreignError(error)}.`);
  }
}

/** Strings, and between them what VS Code allows beyond JSON: comments, and a comma behind the last value. */
const beyondJson = /("(?:\\.|[^"\\\n])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const lastComma = /("(?:\\.|[^"\\\n])*")|,(?=\s*[}\]])/g;

function withoutComments(text: string): string {
  return text.replaceAll(beyondJson, "$1").replaceAll(lastComma, "$1").trim();
}

function rulesIn(settings: JsonObject): JsonObject {
  const value = settings[rulesKey];
  return isObject(value) ? value : {};
}

/** The blocks `"[python]"` and `"[python][ruby]"` of a language. */
function ofLanguage(settings: JsonObject, id: string): JsonObject {
  const blocks = Object.entries(settings).filter(([key]) => /^(?:\[[^\]]+\])+$/.test(key) && key.includes(`[${id}]`));
  return Object.assign({}, ...blocks.map(([, block]) => (isObject(block) ? block : {})));
}

const languageIds: Readonly<Record<string, string>> = {
  ts: "typescript",
  mts: "typescript",
  cts: "typescript",
  tsx: "typescriptreact",
  js: "javascript",
  mjs: "javascript",
  cjs: "javascript",
  jsx: "javascriptreact",
  py: "python",
  pyi: "python",
  rb: "ruby",
  rake: "ruby",
  rest: "http",
};

/** The id by which VS Code knows a file's language. */
function languageIdOf(fileName: string): string {
  const ending = path.extname(fileName).slice(1).toLowerCase();
  return languageIds[ending] ?? ending;
}
