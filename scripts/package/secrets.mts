/** Shapes of keys and tokens. Ours would be Plaid's; the others are what people leave lying about. */
const secrets: readonly (readonly [name: string, shape: RegExp])[] = [
  // The emulator's scenarios have tokens of their own that open nothing; they are made to be told apart.
  [
    "a Plaid access token",
    /access-(sandbox|development|production)-[0-9a-f]{8}-(?![0-9a-f]{4}-4000-8000-0000)[0-9a-f]{4}-[0-9a-f]{4}-/,
  ],
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/]/],
  ["an npm token", /\bnpm_[A-Za-z0-9]{36}\b/],
  ["a GitHub token", /\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60})/],
  ["an AWS key id", /\bAKIA[0-9A-Z]{16}\b/],
  ["a Plaid secret", /["']?(client_?id|secret)["']?\s*[:=]\s*["'][0-9a-f]{24,30}["']/i],
];

/** A sentence for each kind of secret in a file that ships. */
export function secretsIn(path: string, text: string): readonly string[] {
  return secrets.filter(([, shape]) => shape.test(text)).map(([name]) => `${path} holds ${name}`);
}
