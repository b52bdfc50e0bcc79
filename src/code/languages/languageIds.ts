/** VS Code's language ids, of its own grammars and of the extensions that read `.http` files. */
export const languagesById = {
  typescript: "typescript",
  typescriptreact: "typescript",
  javascript: "typescript",
  javascriptreact: "typescript",
  python: "python",
  ruby: "ruby",
  go: "go",
  java: "java",
  http: "http",
} as const;

/** The language ids of VS Code whose files are looked at. */
export const codeLanguageIds: readonly string[] = Object.keys(languagesById);
