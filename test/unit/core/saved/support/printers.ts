/** Prints a value as a language's own tools do, for samples of what programs log. */
type Print = (value: unknown) => string;

function printer(of: {
  readonly nothing: string;
  readonly text: (text: string) => string;
  readonly list: (parts: readonly string[]) => string;
  readonly map: (parts: readonly string[]) => string;
  readonly pair: (key: string, value: string) => string;
}): Print {
  const print: Print = (value) => {
    if (value === null) return of.nothing;
    if (Array.isArray(value)) return of.list(value.map(print));
    if (typeof value === "object" && value !== null) {
      return of.map(Object.entries(value).map(([key, each]) => of.pair(key, print(each))));
    }
    return typeof value === "string" ? of.text(value) : String(value);
  };
  return print;
}

const commas = (parts: readonly string[]): string => parts.join(", ");

/** `repr`. Source: https://docs.python.org/3/library/functions.html#repr */
export const python: Print = printer({
  nothing: "None",
  text: (text) => `'${text}'`,
  list: (parts) => `[${commas(parts)}]`,
  map: (parts) => `{${commas(parts)}}`,
  pair: (key, value) => `'${key}': ${value}`,
});

/** `inspect` of a Hash with symbols, before Ruby 3.4. Source: https://docs.ruby-lang.org/en/3.3/Hash.html */
export const ruby: Print = printer({
  nothing: "nil",
  text: (text) => `"${text}"`,
  list: (parts) => `[${commas(parts)}]`,
  map: (parts) => `{${commas(parts)}}`,
  pair: (key, value) => `:${key}=>${value}`,
});

/** `inspect` since Ruby 3.4. Source: https://docs.ruby-lang.org/en/3.4/NEWS/NEWS-3_4_0_md.html */
export const ruby34: Print = printer({
  nothing: "nil",
  text: (text) => `"${text}"`,
  list: (parts) => `[${commas(parts)}]`,
  map: (parts) => `{${commas(parts)}}`,
  pair: (key, value) => `"${key}" => ${value}`,
});

/** `%v` of a map. Source: https://pkg.go.dev/fmt */
export const go: Print = printer({
  nothing: "<nil>",
  text: (text) => text,
  list: (parts) => `[${parts.join(" ")}]`,
  map: (parts) => `map[${parts.join(" ")}]`,
  pair: (key, value) => `${key}:${value}`,
});

/** `%#v` of a map. Source: https://pkg.go.dev/fmt */
export const goSyntax: Print = printer({
  nothing: "interface {}(nil)",
  text: (text) => `"${text}"`,
  list: (parts) => `[]interface {}{${commas(parts)}}`,
  map: (parts) => `map[string]interface {}{${commas(parts)}}`,
  pair: (key, value) => `"${key}":${value}`,
});

/** `toString` of a Map. Source: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/AbstractMap.html */
export const java: Print = printer({
  nothing: "null",
  text: (text) => text,
  list: (parts) => `[${commas(parts)}]`,
  map: (parts) => `{${commas(parts)}}`,
  pair: (key, value) => `${key}=${value}`,
});

/** An array of PHP's in its short syntax. Source: https://www.php.net/manual/en/language.types.array.php */
export const php: Print = printer({
  nothing: "NULL",
  text: (text) => `'${text}'`,
  list: (parts) => `[${commas(parts)}]`,
  map: (parts) => `[${commas(parts)}]`,
  pair: (key, value) => `'${key}' => ${value}`,
});

/**
 * `var_export`: an array, and with `isObject` what `json_decode` makes of an object.
 * Source: https://www.php.net/manual/en/function.var-export.php
 */
export function varExport(value: unknown, isObject = false, indent = ""): string {
  if (typeof value !== "object" || value === null) return php(value);
  const inner = `${indent}  `;
  const lines = Object.entries(value).map(([key, each]) => {
    const name = Array.isArray(value) ? key : `'${key}'`;
    const isOpen = typeof each === "object" && each !== null;
    return `${inner}${name} => ${isOpen ? `\n${inner}` : ""}${varExport(each, isObject, inner)},`;
  });
  const head = isObject && !Array.isArray(value) ? "(object) array(" : "array (";
  return [head, ...lines, `${indent})`].join("\n");
}

const camel = (name: string): string => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Kotlin's data classes and Lombok's `@ToString`. Source: https://projectlombok.org/features/ToString */
export const lombok: Print = printer({
  nothing: "null",
  text: (text) => text,
  list: (parts) => `[${commas(parts)}]`,
  map: (parts) => `Model(${commas(parts)})`,
  pair: (key, value) => `${camel(key)}=${value}`,
});

/** `toString` of the classes that OpenAPI Generator writes for Java, Plaid's library among them. */
export function javaModel(value: unknown, indent = ""): string {
  if (Array.isArray(value)) {
    return value.every((each) => typeof each === "string")
      ? `[${commas(value)}]`
      : `[${commas(value.map((each) => javaModel(each, indent)))}]`;
  }
  if (typeof value !== "object" || value === null) return String(value);
  const inner = `${indent}    `;
  const lines = Object.entries(value).map(([key, each]) => `${inner}${camel(key)}: ${javaModel(each, inner)}`);
  return ["class Model {", ...lines, `${indent}}`].join("\n");
}

/** What Python's library of Plaid prints: its classes with keyword arguments. */
export const pythonModel: Print = printer({
  nothing: "None",
  text: (text) => `'${text}'`,
  list: (parts) => `[${commas(parts)}]`,
  map: (parts) => `Model(${commas(parts)})`,
  pair: (key, value) => `${key}=${value}`,
});

/** An object of Ruby's with its fields. Source: https://docs.ruby-lang.org/en/3.3/Object.html#method-i-inspect */
export const rubyObject: Print = printer({
  nothing: "nil",
  text: (text) => `"${text}"`,
  list: (parts) => `[${commas(parts)}]`,
  map: (parts) => `#<Plaid::Model:0x000078e1 ${commas(parts)}>`,
  pair: (key, value) => `@${key}=${value}`,
});
