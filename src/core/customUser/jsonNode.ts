/** A value in a JSON text, from `start` up to, not including, `end`, in UTF-16 units. */
export type JsonNode = { readonly start: number; readonly end: number } & JsonContent;

type JsonContent =
  | { readonly kind: "object"; readonly members: readonly JsonMember[] }
  | { readonly kind: "array"; readonly items: readonly JsonNode[] }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null" };

export interface JsonMember {
  readonly name: string;
  /** The start of its name. */
  readonly start: number;
  readonly value: JsonNode;
}

/** The member with this name: the last of several, as in `JSON.parse`. Null where there is none. */
export function memberOf(node: JsonNode, name: string): JsonNode | null {
  if (node.kind !== "object") return null;
  return node.members.findLast((member) => member.name === name)?.value ?? null;
}
