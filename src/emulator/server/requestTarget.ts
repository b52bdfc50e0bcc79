/** The path and the query of a request's target. */
export function requestTarget(target: string): { path: string; query?: string } {
  if (!target.includes("?")) return { path: target };
  const [path = "", query = ""] = target.split("?", 2);
  return { path, query };
}
