/** The part of JSON Schema that `schemas/customUser.schema.json` uses and that decides what is refused. */
export interface CustomUserSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, CustomUserSchema>>;
  readonly required?: readonly string[];
  readonly items?: CustomUserSchema;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly format?: string;
  /** The first is shown as the example of a form. */
  readonly examples?: readonly unknown[];
}

/** Why a value does not match its shape. */
export type ShapeProblem =
  | { readonly code: "type"; readonly expected: readonly string[] }
  | { readonly code: "choice"; readonly choices: readonly string[] }
  | { readonly code: "form"; readonly example: string }
  | { readonly code: "missing"; readonly name: string }
  | { readonly code: "range"; readonly least: number | null; readonly most: number | null }
  | { readonly code: "too-many"; readonly count: number; readonly most: number };
