/** The languages whose calls are found. JavaScript and the React kinds are masked as TypeScript is. */
export const codeLanguages = ["typescript", "python", "ruby", "go", "java", "http"] as const;

export type CodeLanguage = (typeof codeLanguages)[number];

/** VS Code's language ids, of its own grammars and of the extensions that read `.http` files. */
const ids: Readonly<Record<string, CodeLanguage>> = {
  typescript: "typescript",
  typescriptreact: "typescript",
  javascript: "typescript",
  javascriptreact: "typescript",
  python: "python",
  ruby: "ruby",
  go: "go",
  java: "java",
  http: "http",
};

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

/** The language ids of VS Code that `languageOf` knows, for selectors of documents. */
export const codeLanguageIds: readonly string[] = Object.keys(ids);

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
