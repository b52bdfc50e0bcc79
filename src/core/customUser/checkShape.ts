import type { CustomUserSchema, ShapeProblem } from "./customUserSchema.ts";
import type { JsonNode } from "./jsonNode.ts";

/** A problem and its place: of the value itself, or of the object that lacks something. */
export interface ShapeFault {
  readonly at: number;
  /** The path of the value, such as `override_accounts[0].type`; empty for the root. */
  readonly path: string;
  readonly problem: ShapeProblem;
}

/**
 * Checks a value against a shape. Null counts as absent everywhere, as in Plaid's own files. An unknown name is no
 * fault: Plaid's format grows, and the editor warns about it.
 * @returns the faults in the order of the text; `at` is in UTF-16 units
 */
export function checkShape(node: JsonNode, shape: CustomUserSchema, path = ""): readonly ShapeFault[] {
  const fault = (problem: ShapeProblem): readonly ShapeFault[] => [{ at: node.start, path, problem }];
  if (node.kind === "null") return path === "" ? fault({ code: "type", expected: kindsOf(shape) }) : [];
  if (!isOfType(node, shape)) return fault({ code: "type", expected: kindsOf(shape) });
  if (shape.enum !== undefined && !shape.enum.includes("value" in node ? node.value : undefined)) {
    const choices = shape.enum.filter((choice) => choice !== null).map(String);
    return fault({ code: "choice", choices });
  }
  if (node.kind === "string")
    return hasForm(node.value, shape) ? [] : fault({ code: "form", example: exampleOf(shape) });
  if (node.kind === "number") {
    const { minimum: least = null, maximum: most = null } = shape;
    const isInside = (least === null || node.value >= least) && (most === null || node.value <= most);
    return isInside ? [] : fault({ code: "range", least, most });
  }
  if (node.kind === "array") {
    const { items = {}, maxItems: most = Number.POSITIVE_INFINITY } = shape;
    const count = node.items.length;
    const tooMany = count > most ? fault({ code: "too-many", count, most }) : [];
    return [...tooMany, ...node.items.flatMap((item, index) => checkShape(item, items, `${path}[${index}]`))];
  }
  if (node.kind === "object") return checkMembers(node, shape, path);
  return [];
}

function checkMembers(
  node: JsonNode & { readonly kind: "object" },
  shape: CustomUserSchema,
  path: string,
): readonly ShapeFault[] {
  const given = new Map(node.members.map(({ name, value }) => [name, value]));
  const isGiven = (name: string) => (given.get(name) ?? { kind: "null" }).kind !== "null";
  // An entry that is null in every field, as in a template, describes nothing and lacks nothing.
  const describes = node.members.some(({ name }) => isGiven(name));
  const missing = describes ? (shape.required ?? []).filter((name) => !isGiven(name)) : [];
  const { properties = {} } = shape;
  return [
    ...missing.map((name): ShapeFault => ({ at: node.start, path, problem: { code: "missing", name } })),
    ...[...given].flatMap(([name, value]) =>
      Object.hasOwn(properties, name)
        ? checkShape(value, properties[name] ?? {}, path === "" ? name : `${path}.${name}`)
        : [],
    ),
  ];
}

function isOfType(node: JsonNode, { type }: CustomUserSchema): boolean {
  if (type === undefined) return true;
  const types = [type].flat();
  if (node.kind !== "number") return types.includes(node.kind);
  return types.includes("number") || (types.includes("integer") && Number.isInteger(node.value));
}

function kindsOf({ type }: CustomUserSchema): readonly string[] {
  return [type ?? []].flat().filter((kind) => kind !== "null");
}

function hasForm(text: string, { pattern, format }: CustomUserSchema): boolean {
  if (pattern !== undefined && !new RegExp(pattern, "u").test(text)) return false;
  return format !== "date" || isDay(text);
}

/** True for a day of the calendar. */
function isDay(text: string): boolean {
  const moment = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}

function exampleOf({ examples }: CustomUserSchema): string {
  return String(examples?.[0] ?? "");
}
