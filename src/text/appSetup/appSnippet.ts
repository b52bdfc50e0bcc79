/** Code that points an app at the local sandbox, for one SDK or shell. */
export interface AppSnippet {
  /** The SDK's name as its makers write it; of a shell command, also the shells that can run it. */
  readonly name: string;
  /** VS Code's language id. */
  readonly languageId: string;
  readonly code: string;
}

/**
 * How each SDK is configured with another address than Plaid's. @param url the local sandbox's, without a trailing
 * slash
 */
export function appSnippets(url: string): readonly AppSnippet[] {
  const host = url.replace(/^https?:\/\//, "");
  return [
    {
      name: "Node",
      languageId: "javascript",
      code: `import { Configuration, PlaidApi } from "plaid";

const plaid = new PlaidApi(
  new Configuration({
    basePath: "${url}",
    baseOptions: { headers: { "PLAID-CLIENT-ID": "any", "PLAID-SECRET": "any" } },
  }),
);
`,
    },
    {
      name: "Python",
      languageId: "python",
      code: `import plaid
from plaid.api import plaid_api

configuration = plaid.Configuration(
    host="${url}",
    api_key={"clientId": "any", "secret": "any"},
)
client = plaid_api.PlaidApi(plaid.ApiClient(configuration))
`,
    },
    {
      name: "Ruby",
      languageId: "ruby",
      code: `require "plaid"

configuration = Plaid::Configuration.new
configuration.scheme = "http"
configuration.host = "${host}"
configuration.server_index = nil
configuration.api_key["PLAID-CLIENT-ID"] = "any"
configuration.api_key["PLAID-SECRET"] = "any"
client = Plaid::PlaidApi.new(Plaid::ApiClient.new(configuration))
`,
    },
    {
      name: "Go",
      languageId: "go",
      code: `configuration := plaid.NewConfiguration()
configuration.AddDefaultHeader("PLAID-CLIENT-ID", "any")
configuration.AddDefaultHeader("PLAID-SECRET", "any")
configuration.UseEnvironment(plaid.Environment("${url}"))
client := plaid.NewAPIClient(configuration)
`,
    },
    {
      name: "Java",
      languageId: "java",
      code: `HashMap<String, String> apiKeys = new HashMap<>();
apiKeys.put("clientId", "any");
apiKeys.put("secret", "any");
ApiClient apiClient = new ApiClient(apiKeys);
apiClient.setPlaidAdapter("${url}");
PlaidApi plaid = apiClient.createService(PlaidApi.class);
`,
    },
    {
      name: "cURL (bash, zsh)",
      languageId: "shellscript",
      code: `curl --silent ${url}/institutions/get \\
  --header 'Content-Type: application/json' \\
  --data '{"client_id":"any","secret":"any","count":5,"offset":0,"country_codes":["US"]}'
`,
    },
    {
      name: "PowerShell",
      languageId: "powershell",
      code: `Invoke-RestMethod ${url}/institutions/get -Method Post -ContentType 'application/json' \`
  -Body '{"client_id":"any","secret":"any","count":5,"offset":0,"country_codes":["US"]}'
`,
    },
  ];
}
