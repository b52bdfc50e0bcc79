import { planOptionsShape } from "../../core/documents/planShape.ts";
import type { PlanOptions } from "../../core/plan/plan.ts";

/** Which plan a page shows: its Item, and what was chosen in it. */
export interface PlanSubject {
  readonly itemId: string;
  readonly options: PlanOptions;
}

/** As the page keeps it. */
export function planSubject({ itemId, options }: PlanSubject): string {
  return JSON.stringify({ itemId, options });
}

/** Null for what is none, and for one that another version wrote. */
export function readPlanSubject(subject: string): PlanSubject | null {
  try {
    const { itemId, options } = JSON.parse(subject) as Partial<Record<keyof PlanSubject, unknown>>;
    if (typeof itemId !== "string" || !planOptionsShape(options)) return null;
    return { itemId, options: options as PlanOptions };
  } catch {
    return null;
  }
}
