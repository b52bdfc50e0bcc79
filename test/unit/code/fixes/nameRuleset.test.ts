import { describe, expect, test } from "vitest";
import { marked, mended } from "../support/marked.ts";

const rule = "no-ruleset-key";
const url = "https://production.plaid.com/signal/evaluate";

describe("the ruleset is named in the form of its neighbour", () => {
  test.each([
    [
      "typescript",
      "plaid.signalEvaluate({ access_token, client_transaction_id: id, amount });",
      'plaid.signalEvaluate({ access_token, ruleset_key: "default", client_transaction_id: id, amount });',
    ],
    [
      "typescript",
      "plaid.signalEvaluate({ client_transaction_id, amount });",
      'plaid.signalEvaluate({ ruleset_key: "default", client_transaction_id, amount });',
    ],
    [
      "typescript",
      "import { PlaidApi } from 'plaid';\nplaid.signalEvaluate({\n  access_token,\n  client_transaction_id: client_transaction_id,\n});",
      "import { PlaidApi } from 'plaid';\nplaid.signalEvaluate({\n  access_token,\n  ruleset_key: 'default',\n  client_transaction_id: client_transaction_id,\n});",
    ],
    [
      "typescript",
      `fetch("${url}", { method: "POST", body: JSON.stringify({ "client_transaction_id": id }) });`,
      `fetch("${url}", { method: "POST", body: JSON.stringify({ "ruleset_key": "default", "client_transaction_id": id }) });`,
    ],
    [
      "typescript",
      `axios.post("${url}", { client_transaction_id: id });`,
      `axios.post("${url}", { ruleset_key: "default", client_transaction_id: id });`,
    ],
    [
      "python",
      "plaid_client.signal_evaluate(SignalEvaluateRequest(access_token=token, client_transaction_id=id))",
      'plaid_client.signal_evaluate(SignalEvaluateRequest(access_token=token, ruleset_key="default", client_transaction_id=id))',
    ],
    [
      "python",
      "plaid_client.signal_evaluate({'access_token': token, 'client_transaction_id': id})",
      "plaid_client.signal_evaluate({'access_token': token, 'ruleset_key': 'default', 'client_transaction_id': id})",
    ],
    [
      "python",
      `requests.post("${url}", json={\n    "client_transaction_id": id,\n    "amount": 12,\n})`,
      `requests.post("${url}", json={\n    "ruleset_key": "default",\n    "client_transaction_id": id,\n    "amount": 12,\n})`,
    ],
    [
      "ruby",
      "plaid.signal_evaluate(Plaid::SignalEvaluateRequest.new(client_transaction_id: id, memo: 'rent'))",
      "plaid.signal_evaluate(Plaid::SignalEvaluateRequest.new(ruleset_key: 'default', client_transaction_id: id, memo: 'rent'))",
    ],
    [
      "ruby",
      "plaid.signal_evaluate({ :client_transaction_id => id })",
      'plaid.signal_evaluate({ :ruleset_key => "default", :client_transaction_id => id })',
    ],
    [
      "ruby",
      "plaid.signal_evaluate({\n  'client_transaction_id' => id\n})",
      "plaid.signal_evaluate({\n  'ruleset_key' => 'default',\n  'client_transaction_id' => id\n})",
    ],
    [
      "http",
      `POST ${url}\nContent-Type: application/json\n\n{\r\n  "amount": 12,\r\n  "client_transaction_id": "rent-1"\r\n}\n`,
      `POST ${url}\nContent-Type: application/json\n\n{\r\n  "amount": 12,\r\n  "ruleset_key": "default",\r\n  "client_transaction_id": "rent-1"\r\n}\n`,
    ],
  ] as const)("in %s: %s", (language, before, after) => {
    expect(mended(language, before, rule)).toBe(after);
    expect(marked(language, after, rule)).toEqual([]);
  });
});

describe("it is not where the request may be another", () => {
  test.each([
    ["typescript", "plaid.signalEvaluate(build({ client_transaction_id: id }));"],
    ["typescript", "plaid.signalEvaluate(build(client_transaction_id));"],
    ["typescript", "plaid.signalEvaluate({ id: client_transaction_id });"],
    ["typescript", "plaid.signalEvaluate({ /* client_transaction_id: */ amount });"],
    ["typescript", `fetch("${url}", { method: "POST", body: '{"client_transaction_id":"rent-1"}' });`],
    ["typescript", "plaid.signalEvaluate(isOpen ? { client_transaction_id: a } : { client_transaction_id: b });"],
    ["python", "plaid_client.signal_evaluate(build(client_transaction_id=id))"],
    ["python", `requests.post("${url}", data='{"client_transaction_id": "rent-1"}')`],
    ["ruby", "plaid.signal_evaluate(build(client_transaction_id: id))"],
  ] as const)("in %s: %s", (language, text) => {
    expect(marked(language, text, rule)).toHaveLength(1);
    expect(() => mended(language, text, rule)).toThrow("there is no fix");
  });
});
