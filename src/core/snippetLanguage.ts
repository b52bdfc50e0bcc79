/** The languages a call is copied in as code. */
export const snippetLanguages = ["curl", "node", "python"] as const;

export type SnippetLanguage = (typeof snippetLanguages)[number];
