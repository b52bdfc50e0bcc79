import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Configuration, CountryCode, type LinkTokenCreateRequest, PlaidApi, Products } from "plaid";

/** An app as Plaid's quick start describes one: a front end with Link, and a back end with the SDK. */
export interface App {
  readonly url: string;
  /** The access token that it was given last. */
  accessToken(): string | null;
  close(): void;
}

/**
 * Starts the app. Of Plaid's it knows an address for its calls, and nothing else: its page loads Link from Plaid's CDN.
 * @param plaidUrl the base path of the SDK
 * @param request what it asks of Link besides the usual
 */
export async function startApp(plaidUrl: string, request: Partial<LinkTokenCreateRequest> = {}): Promise<App> {
  const headers = { "PLAID-CLIENT-ID": "any", "PLAID-SECRET": "any" };
  const plaid = new PlaidApi(new Configuration({ basePath: plaidUrl, baseOptions: { headers } }));
  let accessToken: string | null = null;

  const routes: Readonly<Record<string, (body: Record<string, string>) => Promise<object>>> = {
    "POST /api/create_link_token": async () => {
      const { data } = await plaid.linkTokenCreate({
        user: { client_user_id: "person-1" },
        client_name: "Quick start",
        products: [Products.Auth, Products.Transactions],
        country_codes: [CountryCode.Us],
        language: "en",
        ...request,
      });
      return data;
    },
    "POST /api/set_access_token": async ({ public_token = "" }) => {
      const { data } = await plaid.itemPublicTokenExchange({ public_token });
      accessToken = data.access_token;
      return { item_id: data.item_id };
    },
    "GET /api/balance": async () => {
      const { data } = await plaid.accountsBalanceGet({ access_token: accessToken ?? "" });
      return { accounts: data.accounts };
    },
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url === "/") {
      response.setHeader("content-type", "text/html").end(frontEnd);
      return;
    }
    const route = routes[`${request.method} ${request.url}`];
    if (route === undefined) {
      response.writeHead(404).end();
      return;
    }
    let sent = "";
    for await (const chunk of request) sent += chunk;
    try {
      response.end(JSON.stringify(await route(sent === "" ? {} : JSON.parse(sent))));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  };
  const server = http.createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    accessToken: () => accessToken,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const frontEnd = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Quick start</title>
<button id="connect" disabled>Connect a bank</button>
<ul id="balances"></ul>
<pre id="heard"></pre>
<script src="https://cdn.plaid.com/link/v2/stable/link-initialize.js"></script>
<script>
  const send = async (method, address, body) => (await fetch(address, { method, body: JSON.stringify(body) })).json();
  const heard = (what, ...said) => {
    document.querySelector("#heard").textContent += JSON.stringify([what, ...said]) + "\\n";
  };
  (async () => {
    const { link_token } = await send("POST", "/api/create_link_token");
    window.handler = Plaid.create({
      token: link_token,
      onLoad: () => heard("load"),
      onEvent: (name, metadata) => heard("event", name, metadata),
      onExit: (error, metadata) => heard("exit", error, metadata),
      onSuccess: async (public_token, metadata) => {
        heard("success", public_token, metadata);
        await send("POST", "/api/set_access_token", { public_token });
        const { accounts } = await (await fetch("/api/balance")).json();
        for (const { name, balances } of accounts) {
          const row = document.createElement("li");
          row.textContent = name + ": " + balances.current;
          document.querySelector("#balances").append(row);
        }
      },
    });
    const connect = document.querySelector("#connect");
    connect.disabled = false;
    connect.addEventListener("click", () => window.handler.open());
  })();
</script>
`;
