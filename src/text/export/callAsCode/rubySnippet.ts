import { fieldLiterals, type LiteralWords, plaidVersion, type SnippetInput, snippetKeys } from "./snippet.ts";

const words: LiteralWords = {
  null: "nil",
  true: "true",
  false: "false",
  list: (items) => `[${items.join(", ")}]`,
  object: (entries) => `{ ${entries.map(([key, value]) => `${key} => ${value}`).join(", ")} }`,
  // In double quotes Ruby interprets `#`, besides what JSON escapes.
  text: (json) => json.replaceAll("#", "\\#"),
};

/** A call as a script for Ruby 2.7 or newer, without dependencies. */
export function rubySnippet({ request, baseUrl, comments }: SnippetInput): string {
  return [
    ...comments.map((comment) => `# ${comment}`),
    'require "json"',
    'require "net/http"',
    ...(request.needsTransactionId ? ['require "securerandom"'] : []),
    "",
    `%w[${snippetKeys.join(" ")}].each { |name| abort("Set #{name}.") if ENV[name].to_s.empty? }`,
    "body = {",
    '  "client_id" => ENV["PLAID_CLIENT_ID"],',
    '  "secret" => ENV["PLAID_SECRET"],',
    '  "access_token" => ENV["PLAID_ACCESS_TOKEN"],',
    ...(request.needsTransactionId ? ['  "client_transaction_id" => SecureRandom.uuid,'] : []),
    ...fieldLiterals(request.fields, words).map(([name, value]) => `  ${name} => ${value},`),
    "}",
    `url = URI(ENV.fetch("PLAID_BASE_URL", ${JSON.stringify(baseUrl)}) + "${request.endpoint}")`,
    `headers = { "Content-Type" => "application/json", "Plaid-Version" => "${plaidVersion}" }`,
    "response = Net::HTTP.post(url, JSON.generate(body), headers)",
    "puts response.body",
    "exit(1) unless response.is_a?(Net::HTTPSuccess)",
    "",
  ].join("\n");
}
