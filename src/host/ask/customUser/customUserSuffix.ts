/** How the name of a custom user's file ends; the manifest gives such files their schema. */
export const customUserSuffix = ".plaid-user.json";
