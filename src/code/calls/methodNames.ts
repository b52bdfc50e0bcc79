import type { CodeLanguage } from "../languages/language.ts";
import { type CodeEndpoint, codeEndpoints, sdkMethod } from "./sdkMethods.ts";

type Style = (method: string) => string;

const asItIs: Style = (method) => method;
const snake: Style = (method) => method.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const pascal: Style = (method) => method.slice(0, 1).toUpperCase() + method.slice(1);

function named(style: Style): ReadonlyMap<string, CodeEndpoint> {
  return new Map(codeEndpoints.map((endpoint) => [style(sdkMethod(endpoint)), endpoint]));
}

const camelNames = named(asItIs);
const snakeNames = named(snake);
const none: ReadonlyMap<string, CodeEndpoint> = new Map();

/** The methods of Plaid's SDK of a language, and the endpoint that each calls. */
export const methodNames: Readonly<Record<CodeLanguage, ReadonlyMap<string, CodeEndpoint>>> = {
  typescript: camelNames,
  java: camelNames,
  python: snakeNames,
  ruby: snakeNames,
  go: named(pascal),
  http: none,
};

/** The method that calls an endpoint in a language's SDK; null where there is no SDK. */
export function methodOf(endpoint: CodeEndpoint, language: CodeLanguage): string | null {
  for (const [method, called] of methodNames[language]) if (called === endpoint) return method;
  return null;
}

const endpoints: ReadonlySet<string> = new Set(codeEndpoints);

/** Whether a path of Plaid's API is one whose calls are found. */
export function isCodeEndpoint(path: string): path is CodeEndpoint {
  return endpoints.has(path);
}

/**
 * Names that nobody but Plaid has: three words or more. Others use the rest too (`authGet`, `/item/get`, `transferCreate`), so
 * that the code around has to speak of Plaid.
 */
export function isPlaidsAlone(endpoint: CodeEndpoint): boolean {
  return endpoint.split(/[/_]/).length > 3;
}
