/** A value of a JSON text, and where it stands: from `start` up to `end`, in UTF-16 units. */
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
  /** Where its name stands. */
  readonly start: number;
  readonly value: JsonNode;
}

/** The member of that name; of several the last, as `JSON.parse` has it. */
export function memberOf(node: JsonNode, name: string): JsonNode | null {
  if (node.kind !== "object") return null;
  return node.members.findLast((member) => member.name === name)?.value ?? null;
}
