/** The languages a call is copied in as code. `curl` is for bash, zsh and their like; PowerShell reads none of its lines. */
export const snippetLanguages = ["curl", "powershell", "node", "python", "ruby", "go", "java"] as const;

export type SnippetLanguage = (typeof snippetLanguages)[number];
