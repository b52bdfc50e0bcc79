/**
 * The version of the npm package that the registry has; null until it was published: then its lines are offered nowhere, and
 * nobody is led to a package of that name that somebody else published.
 */
export const publishedVersion: string | null = null;
