import { inAscii, plaidVersion, type SnippetInput } from "./snippet.ts";

/** Java interprets `\u` in comments too, and reads a source file in the machine's encoding. */
function inComment(text: string): string {
  return inAscii(text.replaceAll("\\", "/"));
}

/** A piece of JSON as a Java literal. The literal doubles backslashes, so none starts a `\u` escape of Java's own. */
function literal(json: string): string {
  return JSON.stringify(inAscii(json));
}

/**
 * A call as one file for Java 11 or newer, without dependencies: Java has no JSON library, so the body is built as
 * text.
 */
export function javaSnippet({ request, baseUrl, comments }: SnippetInput): string {
  const fields = Object.entries(request.fields).map(
    ([name, value]) => `            + ${literal(`, ${JSON.stringify(name)}: ${JSON.stringify(value)}`)}`,
  );
  return [
    ...comments.map((comment) => `// ${inComment(comment)}`),
    "// Save it as Reading.java and run: java Reading.java",
    "import java.net.URI;",
    "import java.net.http.HttpClient;",
    "import java.net.http.HttpRequest;",
    "import java.net.http.HttpResponse;",
    ...(request.needsTransactionId ? ["import java.util.UUID;"] : []),
    "",
    "public class Reading {",
    "    public static void main(String[] args) throws Exception {",
    '        String body = "{"',
    '            + "\\"client_id\\": " + fromEnvironment("PLAID_CLIENT_ID")',
    '            + ", \\"secret\\": " + fromEnvironment("PLAID_SECRET")',
    '            + ", \\"access_token\\": " + fromEnvironment("PLAID_ACCESS_TOKEN")',
    ...(request.needsTransactionId
      ? ['            + ", \\"client_transaction_id\\": \\"" + UUID.randomUUID() + "\\""']
      : []),
    ...fields,
    '            + "}";',
    `        String base = System.getenv().getOrDefault("PLAID_BASE_URL", ${JSON.stringify(baseUrl)});`,
    "        HttpRequest request = HttpRequest.newBuilder()",
    `            .uri(URI.create(base + "${request.endpoint}"))`,
    '            .header("Content-Type", "application/json")',
    `            .header("Plaid-Version", "${plaidVersion}")`,
    "            .POST(HttpRequest.BodyPublishers.ofString(body))",
    "            .build();",
    "        HttpResponse<String> response =",
    "            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());",
    "        System.out.println(response.body());",
    "        System.exit(response.statusCode() == 200 ? 0 : 1);",
    "    }",
    "",
    "    /** The variable as a JSON string. */",
    "    private static String fromEnvironment(String name) {",
    "        String value = System.getenv(name);",
    "        if (value == null || value.isEmpty()) {",
    '            throw new IllegalStateException("Set " + name + ".");',
    "        }",
    '        return "\\"" + value.replace("\\\\", "\\\\\\\\").replace("\\"", "\\\\\\"") + "\\"";',
    "    }",
    "}",
    "",
  ].join("\n");
}
