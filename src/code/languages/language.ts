import { languagesById } from "./languageIds.ts";

/** The languages whose calls are found. JavaScript and the React kinds are masked as TypeScript is. */
export const codeLanguages = ["typescript", "python", "ruby", "go", "java", "http"] as const;

export type CodeLanguage = (typeof codeLanguages)[number];

const ids: Readonly<Record<string, CodeLanguage>> = languagesById;

const endings: Readonly<Record<string, CodeLanguage>> = {
  ts: "typescript",
  mts: "typescript",
  cts: "typescript",
  tsx: "typescript",
  js: "typescript",
  mjs: "typescript",
  cjs: "typescript",
  jsx: "typescript",
  py: "python",
  pyi: "python",
  rb: "ruby",
  rake: "ruby",
  go: "go",
  java: "java",
  http: "http",
  rest: "http",
};

/** The endings of file names that `languageOf` knows, without their dot. */
export const codeFileEndings: readonly string[] = Object.keys(endings);

/**
 * The language of a document or a file; null where it is none of ours.
 * @param idOrFileName a language id of VS Code ("typescriptreact"), or a file's name or path ("src/app.tsx")
 */
export function languageOf(idOrFileName: string): CodeLanguage | null {
  const dot = idOrFileName.lastIndexOf(".");
  const [table, key] = dot < 0 ? [ids, idOrFileName] : [endings, idOrFileName.slice(dot + 1).toLowerCase()];
  return Object.hasOwn(table, key) ? (table[key] ?? null) : null;
}
